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
 * The health of this replica. Every store is called, all at the same time.
 *
 * @param required if one of these fails, the replica is unhealthy
 * @param optional if this fails, the replica is degraded: it is slower
 */
record Health(List<HealthCheck> required, HealthCheck optional) implements Handler {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    @Override
    public void handle(Context ctx) {
        Report report = report();
        ctx.status(report.status().equals("unhealthy") ? 503 : 200).json(report);
    }

    /**
     * Waits until every required store responds, or until the timeout. The first response of a store takes longer than
     * others: the connection is opened, the classes are loaded.
     */
    void awaitStores(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (report().status().equals("unhealthy") && System.nanoTime() < end) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Report report() {
        var optionalFailure = optional.start();
        var failures = required.stream().map(HealthCheck::start).toList();
        String reasons = failures.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            return new Report("unhealthy", reasons);
        }
        return optionalFailure
                .join()
                .map(reason -> new Report("degraded", reason))
                .orElse(new Report("healthy", null));
    }

    /** @param reason which stores failed, and why; absent if none did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(String status, String reason) {}
}
