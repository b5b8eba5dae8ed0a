package dev.seaworthy.common;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message to store.
 *
 * @param message not blank
 * @param sender the name that the sender has entered, without white space around it; empty if there is none
 */
public record Message(String message, String sender) {

    private static final int LONGEST_SENDER = 60;

    /** @throws BadRequestResponse if the text is missing or blank, the sender too long, or either not valid Unicode */
    public Message {
        if (message == null || message.isBlank()) {
            throw new BadRequestResponse("message must be a string that is not blank");
        }
        requireUnicode("message", message);
        sender = sender.strip();
        requireUnicode("sender", sender);
        if (sender.codePointCount(0, sender.length()) > LONGEST_SENDER) {
            throw new BadRequestResponse("sender must have at most %d characters".formatted(LONGEST_SENDER));
        }
    }

    private static void requireUnicode(String field, String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadRequestResponse(field + " is not valid Unicode");
        }
    }

    /**
     * @throws BadRequestResponse if the bytes are not a JSON object with a string {@code message}, and a string
     *     {@code sender} if there is one
     */
    public static Message fromJson(byte[] body) {
        JsonNode json = tree(Utf8.decode(body));
        JsonNode text = json.path("message");
        JsonNode sender = json.path("sender");
        if (!sender.isMissingNode() && !sender.isString()) {
            throw new BadRequestResponse("sender must be a string");
        }
        return new Message(text.isString() ? text.stringValue() : null, sender.asString(""));
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
