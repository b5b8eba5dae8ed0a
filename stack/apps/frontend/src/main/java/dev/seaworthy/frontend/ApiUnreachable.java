package dev.seaworthy.frontend;

import io.javalin.http.ServiceUnavailableResponse;

/** No API replica responded in time: 503. */
final class ApiUnreachable extends ServiceUnavailableResponse {

    ApiUnreachable() {
        super("the API cannot be reached");
    }
}
