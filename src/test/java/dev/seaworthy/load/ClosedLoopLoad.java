package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.PooledHttpClient;
import dev.seaworthy.probe.http.PublishedEdge;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Closed-loop load: concurrent clients, each of which sends its next request when it has the response to the one
 * before. Visits request the edge by its IP address: the edge routes a host without a site to the visit counter.
 */
public final class ClosedLoopLoad {
    private static final Request VISIT = Request.get("http://127.0.0.1/");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ONE = Duration.ofMillis(100);

    private final Edge edge;
    private final Exchanges exchanges;

    public ClosedLoopLoad(ComposeStack stack, Exchanges exchanges) {
        this(new PublishedEdge(stack), exchanges);
    }

    public ClosedLoopLoad(Edge edge, Exchanges exchanges) {
        this.edge = edge;
        this.exchanges = exchanges;
    }

    /**
     * @param requests the total number of requests
     * @param clients the number of concurrent clients, each with a connection of its own
     * @throws InconclusiveException if all requests together take longer than 60 s and 100 ms for each on the reference
     *     host
     */
    public List<Exchange> visits(int requests, int clients) {
        try (PooledHttpClient client = new PooledHttpClient(edge, clients)) {
            List<Exchange> answers = of(() -> client.send(VISIT), requests, clients);
            answers.forEach(exchanges::record);
            return answers;
        }
    }

    /**
     * @param request sends one request; called by several clients at the same time
     * @param requests the total number of requests
     * @throws InconclusiveException if all requests together take longer than 60 s and 100 ms for each on the reference
     *     host
     */
    public static List<Exchange> of(Supplier<Exchange> request, int requests, int clients) {
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<Exchange>> answers = Stream.generate(() -> pool.submit(request::get))
                    .limit(requests)
                    .toList();
            pool.shutdown();
            Deadline all = Deadline.after(START.plus(ONE.multipliedBy(requests)));
            if (!all.awaits(millis -> pool.awaitTermination(millis, TimeUnit.MILLISECONDS))) {
                pool.shutdownNow();
                throw all.missed("%d requests by %d clients did not complete".formatted(requests, clients));
            }
            List<Exchange> ended = new ArrayList<>();
            for (Future<Exchange> answer : answers) {
                ended.add(answer.get());
            }
            return ended;
        } catch (ExecutionException e) {
            throw new InconclusiveException("%d requests by %d clients failed: %s".formatted(requests, clients, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the requests were interrupted", e);
        }
    }
}
