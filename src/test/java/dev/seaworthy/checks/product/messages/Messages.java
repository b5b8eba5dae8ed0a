package dev.seaworthy.checks.product.messages;

import dev.seaworthy.probe.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The two requests that send a message to a frontend. */
public final class Messages {
    public static final String FRONTEND = "http://frontend.localhost/messages";

    private Messages() {}

    public static Request json(String message) {
        return Request.post(
                FRONTEND, "application/json", JsonMapper.shared().writeValueAsString(Map.of("message", message)));
    }

    public static Request form(String message) {
        return Request.post(
                FRONTEND,
                "application/x-www-form-urlencoded",
                "message=" + URLEncoder.encode(message, StandardCharsets.UTF_8));
    }
}
