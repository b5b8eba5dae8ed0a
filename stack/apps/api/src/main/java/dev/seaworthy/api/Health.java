package dev.seaworthy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Whether this instance can do its work. Every store is really asked, all at the same time.
 *
 * @param required without one of these the instance is unhealthy
 * @param helpful without this it is slower
 */
record Health(List<HealthCheck> required, HealthCheck helpful) implements Handler {

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public void handle(Context ctx) {
        Report report = report();
        ctx.status(report.status().equals("unhealthy") ? 503 : 200).json(report);
    }

    /**
     * Asks until every required store has answered, or the time is over. The first answer of a store takes longer than
     * others: the connection is made, the classes are loaded.
     */
    void awaitStores(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (report().status().equals("unhealthy") && System.nanoTime() < end) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Report report() {
        var slower = helpful.start();
        var failures = required.stream().map(HealthCheck::start).toList();
        String missing = failures.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            return new Report("unhealthy", missing);
        }
        return slower.join().map(reason -> new Report("degraded", reason)).orElse(new Report("healthy", null));
    }

    /** @param reason which stores are missing and why; absent if none is */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(String status, String reason) {}
}
