package dev.seaworthy.api;

import dev.seaworthy.common.Json;
import java.time.Instant;

/** What the store holds of a message besides its text, as JSON. */
record MessageDetails(String sender, Instant sent) {

    /** Of a message that was stored by a version without details. */
    static final MessageDetails UNKNOWN = new MessageDetails("", null);

    static MessageDetails parse(String json) {
        return Json.mapper().readValue(json, MessageDetails.class);
    }

    String toJson() {
        return Json.mapper().writeValueAsString(this);
    }
}
