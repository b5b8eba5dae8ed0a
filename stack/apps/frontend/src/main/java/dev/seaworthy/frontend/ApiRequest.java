package dev.seaworthy.frontend;

import dev.seaworthy.common.Client;
import dev.seaworthy.common.RequestId;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * A request to the API on behalf of a client.
 *
 * @param client the client's address, for the API's log
 * @param body JSON
 */
record ApiRequest(String method, String path, RequestId id, String client, Optional<String> body) {

    static ApiRequest get(Context ctx, String path) {
        return new ApiRequest("GET", path, RequestId.of(ctx), Client.of(ctx), Optional.empty());
    }

    static ApiRequest post(Context ctx, String path, String json) {
        return new ApiRequest("POST", path, RequestId.of(ctx), Client.of(ctx), Optional.of(json));
    }
}
