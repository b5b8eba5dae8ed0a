package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Many clients at once, each sending its next request when it has the answer to the one before. It visits the edge by
 * address: a host that no site is for is the visit counter's.
 */
public final class Load {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration ALL = Duration.ofSeconds(60);

    private final Edge edge;
    private final Exchanges exchanges;

    public Load(ComposeProject stack, Exchanges exchanges) {
        this.edge = new Edge(stack);
        this.exchanges = exchanges;
    }

    /**
     * @param requests how many in all
     * @param clients how many at once, each with a connection of its own
     * @throws NotObserved if all together take longer than a minute
     */
    public List<Exchange> visits(int requests, int clients) {
        Request request = Request.get("http://127.0.0.1:%d/".formatted(edge.port("http")));
        try (ExecutorService pool = Executors.newFixedThreadPool(clients);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build()) {
            List<Callable<Exchange>> visits = java.util.Collections.nCopies(requests, () -> visit(client, request));
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> visit : pool.invokeAll(visits, ALL.toSeconds(), TimeUnit.SECONDS)) {
                answers.add(exchanges.record(visit.get(0, TimeUnit.SECONDS)));
            }
            return answers;
        } catch (ExecutionException | TimeoutException | java.util.concurrent.CancellationException e) {
            throw new NotObserved("%d visits by %d clients: %s".formatted(requests, clients, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotObserved("visits were interrupted", e);
        }
    }

    private static Exchange visit(HttpClient client, Request request) throws InterruptedException {
        Instant at = Instant.now();
        HttpRequest get =
                HttpRequest.newBuilder(request.target()).timeout(ANSWER).build();
        try {
            HttpResponse<String> answer = client.send(get, BodyHandlers.ofString());
            Duration elapsed = Duration.between(at, Instant.now());
            return Exchange.answered(
                    request,
                    "the edge",
                    at,
                    answer.statusCode(),
                    answer.headers().map(),
                    answer.body(),
                    elapsed);
        } catch (IOException e) {
            return Exchange.unanswered(request, "the edge", at, e.toString());
        }
    }
}
