package dev.seaworthy.api;

import io.javalin.http.ServiceUnavailableResponse;

/** A store is unavailable: 503 with the reason. A write may or may not have been applied. */
final class StoreUnavailable extends ServiceUnavailableResponse {

    StoreUnavailable(String store, String reason) {
        super(store + ": " + reason);
    }
}
