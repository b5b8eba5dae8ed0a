package dev.seaworthy.probe;

import dev.seaworthy.stack.NotObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request and the answer to it.
 *
 * @param asked who was asked: the edge, or one replica
 * @param headers of the answer, names in lower case, values in their order
 * @param body of the answer, as text
 * @param elapsed from sending to the last byte of the answer
 */
public record Exchange(
        Request request,
        String asked,
        Instant at,
        int status,
        Map<String, List<String>> headers,
        String body,
        Duration elapsed) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @return the first value of this header of the answer */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * @return the body as JSON
     * @throws NotObserved if it is none
     */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new NotObserved("%s: the answer is no JSON: %s".formatted(this, body), e);
        }
    }

    /**
     * @return the text of this field of the JSON in the body
     * @throws NotObserved if there is no such text
     */
    public String field(String name) {
        JsonNode field = json().path(name);
        if (!field.isString()) {
            throw new NotObserved("%s: the answer has no text in the field \"%s\": %s".formatted(this, name, body));
        }
        return field.stringValue();
    }

    @Override
    public String toString() {
        return "%s at %s → %d after %d ms".formatted(request, asked, status, elapsed.toMillis());
    }
}
