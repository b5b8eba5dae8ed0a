package dev.seaworthy.frontend;

import dev.seaworthy.common.Json;
import dev.seaworthy.common.Problem;
import io.javalin.http.Context;
import tools.jackson.core.JacksonException;

/** A response of the API. */
record ApiResponse(int status, String contentType, byte[] body) {

    boolean isSuccess() {
        return status < 300;
    }

    boolean isJson() {
        return contentType.startsWith("application/json");
    }

    /** Sends this response to the client, unchanged. */
    void forward(Context ctx) {
        ctx.status(status).contentType(contentType).result(body);
    }

    /** @throws ApiUnreachable if the body is not the API's */
    <T> T as(Class<T> type) {
        try {
            return Json.mapper().readValue(body, type);
        } catch (JacksonException e) {
            throw new ApiUnreachable();
        }
    }

    /** The reason in an error response. */
    String reason() {
        return as(Problem.class).error();
    }
}
