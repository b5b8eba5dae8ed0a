package dev.seaworthy.checks.product;

import dev.seaworthy.probe.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The two ways to send a message at a frontend. */
final class Messages {
    static final String FRONTEND = "http://frontend.localhost/messages";

    private Messages() {}

    static Request json(String message) {
        return Request.post(
                FRONTEND, "application/json", JsonMapper.shared().writeValueAsString(Map.of("message", message)));
    }

    static Request form(String message) {
        return Request.post(
                FRONTEND,
                "application/x-www-form-urlencoded",
                "message=" + URLEncoder.encode(message, StandardCharsets.UTF_8));
    }
}
