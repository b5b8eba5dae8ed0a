package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A message to store: not blank, and valid Unicode. */
public record Message(String message) {

    /** @throws BadRequestResponse if the text is missing, blank or not valid Unicode */
    public Message {
        if (message == null || message.isBlank()) {
            throw new BadRequestResponse("message must be a string that is not blank");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(message)) {
            throw new BadRequestResponse("message is not valid Unicode");
        }
    }

    /** @throws BadRequestResponse if the bytes are not a JSON object with a string {@code message} */
    public static Message fromJson(byte[] body) {
        JsonNode text = tree(Utf8.decode(body)).path("message");
        return new Message(text.isString() ? text.stringValue() : null);
    }

    /** @throws io.javalin.http.HttpResponseException 413, 415 or 400, if the request contains no valid message */
    public static Message fromJson(Context ctx, Body body) {
        MediaType.JSON.require(ctx);
        return fromJson(body.read(ctx));
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JacksonException e) {
            throw new BadRequestResponse("the body is not valid JSON");
        }
    }
}
