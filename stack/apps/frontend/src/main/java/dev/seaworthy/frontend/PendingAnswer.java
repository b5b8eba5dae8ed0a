package dev.seaworthy.frontend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** An answer of the API that has been asked for and is not needed yet. */
record PendingAnswer(CompletableFuture<ApiAnswer> future) {

    static PendingAnswer of(Supplier<ApiAnswer> question) {
        return new PendingAnswer(CompletableFuture.supplyAsync(
                question, task -> Thread.ofVirtual().start(task)));
    }

    /** @throws ApiUnreachable as the question itself would */
    ApiAnswer await() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ApiUnreachable unreachable ? unreachable : e;
        }
    }
}
