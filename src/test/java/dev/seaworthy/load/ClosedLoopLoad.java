package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.KeptConnections;
import dev.seaworthy.probe.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;

/**
 * Closed-loop load: concurrent clients, each of which sends its next request when it has the response to the one
 * before. It requests the edge by its IP address: the edge routes a host without a site to the visit counter.
 */
public final class ClosedLoopLoad {
    private static final Duration ALL = Duration.ofSeconds(60);

    private final Edge edge;
    private final Exchanges exchanges;

    public ClosedLoopLoad(ComposeStack stack, Exchanges exchanges) {
        this.edge = new Edge(stack);
        this.exchanges = exchanges;
    }

    /**
     * @param requests the total number of requests
     * @param clients the number of concurrent clients, each with a connection of its own
     * @throws InconclusiveException if all requests together take longer than 60 s on the reference machine
     */
    public List<Exchange> visits(int requests, int clients) {
        Request request = Request.get("http://127.0.0.1:%d/".formatted(edge.port("http")));
        try (ExecutorService pool = Executors.newFixedThreadPool(clients);
                CloseableHttpClient client = KeptConnections.client(clients)) {
            List<Future<Exchange>> visits = Stream.generate(() -> pool.submit(() -> visit(client, request)))
                    .limit(requests)
                    .toList();
            pool.shutdown();
            Deadline all = Deadline.after(ALL);
            if (!all.awaits(millis -> pool.awaitTermination(millis, TimeUnit.MILLISECONDS))) {
                pool.shutdownNow();
                throw all.missed("%d visits by %d clients did not complete".formatted(requests, clients));
            }
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> visit : visits) {
                answers.add(exchanges.record(visit.get()));
            }
            return answers;
        } catch (ExecutionException | IOException e) {
            throw new InconclusiveException("%d visits by %d clients failed: %s".formatted(requests, clients, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the visits were interrupted", e);
        }
    }

    private static Exchange visit(CloseableHttpClient client, Request request) {
        Instant at = Instant.now();
        try (CloseableHttpResponse answer = client.execute(new HttpGet(request.target()))) {
            String body = EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
            return Exchange.answered(
                    request,
                    "the edge",
                    at,
                    answer.getStatusLine().getStatusCode(),
                    headers(answer),
                    body,
                    Duration.between(at, Instant.now()));
        } catch (IOException e) {
            return Exchange.unanswered(request, "the edge", at, e.toString());
        }
    }

    private static Map<String, List<String>> headers(HttpResponse answer) {
        return Stream.of(answer.getAllHeaders())
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        Collectors.mapping(Header::getValue, Collectors.toList())));
    }
}
