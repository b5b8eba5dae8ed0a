package dev.seaworthy.frontend;

import io.javalin.http.ServiceUnavailableResponse;

/** No API instance answered in time. Answered with 503. */
final class ApiUnreachable extends ServiceUnavailableResponse {

    ApiUnreachable() {
        super("the API cannot be reached");
    }
}
