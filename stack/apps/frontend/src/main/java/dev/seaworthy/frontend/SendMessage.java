package dev.seaworthy.frontend;

import dev.seaworthy.common.Body;
import dev.seaworthy.common.FormMessage;
import dev.seaworthy.common.Json;
import dev.seaworthy.common.MediaType;
import dev.seaworthy.common.Message;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;

/**
 * Sends a message to the API. A client that sends JSON gets the API's response, a browser is redirected to the page.
 */
record SendMessage(ApiClient api) implements Handler {

    @Override
    public void handle(Context ctx) {
        boolean form = MediaType.FORM.matches(ctx);
        Message message =
                form ? FormMessage.parse(Body.OF_A_CLIENT.read(ctx)) : Message.fromJson(ctx, Body.OF_A_CLIENT);
        ApiResponse response =
                api.send(ApiRequest.post(ctx, "/messages", Json.mapper().writeValueAsString(message)));
        if (form && response.isSuccess()) {
            ctx.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            response.forward(ctx);
        }
    }
}
