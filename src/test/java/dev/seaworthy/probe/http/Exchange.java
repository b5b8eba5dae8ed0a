package dev.seaworthy.probe.http;

import dev.seaworthy.docker.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A request and its response, or the reason why there is none, which is an observation too: a failure of the stack.
 *
 * @param asked the recipient of the request: the edge, or one replica
 * @param status of the response; 0 if there is none
 * @param headers of the response, names in lower case, values in their order
 * @param body of the response, as text
 * @param elapsed from sending to the last byte of the response, or to giving up
 * @param failure why there is no response; empty if there is one
 */
public record Exchange(
        Request request,
        String asked,
        Instant at,
        int status,
        Map<String, List<String>> headers,
        String body,
        Duration elapsed,
        Optional<String> failure) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /**
     * A faster failure is no timeout: the shortest timeout of the stack is the 433 ms of an API that knows of an
     * outage.
     */
    static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(400);

    public static Exchange answered(
            Request request,
            String asked,
            Instant at,
            int status,
            Map<String, List<String>> headers,
            String body,
            Duration elapsed) {
        return new Exchange(request, asked, at, status, headers, body, elapsed, Optional.empty());
    }

    public static Exchange unanswered(Request request, String asked, Instant at, String failure) {
        Duration elapsed = Duration.between(at, Instant.now());
        return new Exchange(request, asked, at, 0, Map.of(), "", elapsed, Optional.of(failure));
    }

    public Exchange withBody(String other) {
        return new Exchange(request, asked, at, status, headers, other, elapsed, failure);
    }

    /** @return the first value of this response header */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** @return the body as JSON; a missing node if it is not JSON */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** @return whether a timeout of the client or of a proxy may be the reason of the failure */
    public boolean isTimeout() {
        return isTimeout(status, failure.orElse(""), elapsed);
    }

    /** @param failure why there is no response; a refused or reset connection is no timeout */
    public static boolean isTimeout(int status, String failure, Duration elapsed) {
        String lower = failure.toLowerCase(Locale.ROOT);
        boolean timedOut = status == 0 && (lower.contains("timed out") || lower.contains("timeout"));
        return (timedOut || status == 503 || status == 504) && elapsed.compareTo(SHORTEST_TIMEOUT) >= 0;
    }

    /** @return whether it failed by a timeout while the host did not keep up */
    public boolean timedOutWhileStarved() {
        return isTimeout() && time().isStarved();
    }

    /** @return the duration, and whether the host kept up meanwhile */
    public Elapsed time() {
        return Elapsed.between(at, at.plus(elapsed));
    }

    @Override
    public String toString() {
        return "%s at %s → %s after %d ms"
                .formatted(
                        request,
                        asked,
                        failure.map(reason -> "no response (" + reason + ")").orElse(Integer.toString(status)),
                        elapsed.toMillis());
    }
}
