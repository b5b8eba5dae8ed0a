package dev.seaworthy.frontend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The response to a request that is in flight. */
record PendingResponse(CompletableFuture<ApiResponse> future) {

    static PendingResponse of(Supplier<ApiResponse> call) {
        return new PendingResponse(
                CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task)));
    }

    /** @throws ApiUnreachable if the call throws it */
    ApiResponse await() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ApiUnreachable unreachable ? unreachable : e;
        }
    }
}
