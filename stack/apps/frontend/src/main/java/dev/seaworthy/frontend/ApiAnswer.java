package dev.seaworthy.frontend;

import dev.seaworthy.common.Json;
import dev.seaworthy.common.Problem;
import io.javalin.http.Context;
import tools.jackson.core.JacksonException;

/** What the API said. */
record ApiAnswer(int status, String contentType, byte[] body) {

    boolean isSuccess() {
        return status < 300;
    }

    boolean isJson() {
        return contentType.startsWith("application/json");
    }

    /** Answers our client with it, unchanged. */
    void passOn(Context ctx) {
        ctx.status(status).contentType(contentType).result(body);
    }

    /** @throws ApiUnreachable if whoever answered does not speak the API's language */
    <T> T as(Class<T> type) {
        try {
            return Json.mapper().readValue(body, type);
        } catch (JacksonException e) {
            throw new ApiUnreachable();
        }
    }

    /** Why the API did not do what it was asked. */
    String reason() {
        return as(Problem.class).error();
    }
}
