package dev.seaworthy.api;

import io.javalin.http.ServiceUnavailableResponse;

/** A store did not do what it was asked. Answered with 503 and the reason; whether it was done is then unknown. */
final class StoreUnavailable extends ServiceUnavailableResponse {

    StoreUnavailable(String store, String reason) {
        super(store + ": " + reason);
    }
}
