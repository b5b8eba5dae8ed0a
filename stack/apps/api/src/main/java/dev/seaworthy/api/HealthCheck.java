package dev.seaworthy.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call to a store that shows whether the store can be used; its result is ignored. */
final class HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);

    private final Store store;
    private final Callable<?> call;
    private final RepeatedFailureLog failures;

    HealthCheck(Store store, Callable<?> call) {
        this.store = store;
        this.call = call;
        this.failures = new RepeatedFailureLog(LOG, "the health check of " + store.name());
    }

    /** Runs in the background; completes with the reason if the store cannot be used, never exceptionally. */
    CompletableFuture<Optional<String>> start() {
        return CompletableFuture.supplyAsync(
                this::failure, task -> Thread.ofVirtual().start(task));
    }

    /** An outage is logged by the store, a pending migration by the migrations. */
    private Optional<String> failure() {
        try {
            store.callWithFullTimeout(call);
            failures.succeeded();
            return Optional.empty();
        } catch (StoreUnavailable e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            failures.failed(e, Duration.ZERO);
            return Optional.of(store.name() + ": " + RootCause.of(e));
        }
    }
}
