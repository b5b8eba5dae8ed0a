package dev.seaworthy.api;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A question to a store whose answer does not matter, only that there is one. */
record HealthCheck(Store store, Callable<?> question) {

    /** Asks in the background; completes with the reason if there is no answer, never exceptionally for that. */
    CompletableFuture<Optional<String>> start() {
        return CompletableFuture.supplyAsync(
                this::failure, task -> Thread.ofVirtual().start(task));
    }

    private Optional<String> failure() {
        try {
            store.askPatiently(question);
            return Optional.empty();
        } catch (StoreUnavailable e) {
            return Optional.of(e.getMessage());
        }
    }
}
