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
 * A request and the answer to it, or that none came: also that is something seen, and a stack's failure.
 *
 * @param asked who was asked: the edge, or one replica
 * @param status of the answer; 0 if none came
 * @param headers of the answer, names in lower case, values in their order
 * @param body of the answer, as text
 * @param elapsed from sending to the last byte of the answer, or to giving up
 * @param failure why no answer came; empty if one did
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
     * What fails sooner was refused: the shortest timeout of the stack is the 433 ms of an API that knows of an outage.
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

    /** @return the first value of this header of the answer */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** @return the body as JSON; a missing node if it is none */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** @return whether a timeout may have ended it: the client's own, or one of somebody on the way */
    public boolean isTimeout() {
        return isTimeout(status, failure.orElse(""), elapsed);
    }

    /** @param failure why there is no answer; a connection that was refused or reset timed out nowhere */
    public static boolean isTimeout(int status, String failure, Duration elapsed) {
        String lower = failure.toLowerCase(Locale.ROOT);
        boolean timedOut = status == 0 && (lower.contains("timed out") || lower.contains("timeout"));
        return (timedOut || status == 503 || status == 504) && elapsed.compareTo(SHORTEST_TIMEOUT) >= 0;
    }

    /** @return whether a timeout ended it while the machine did not keep up */
    public boolean timedOutWhileStarved() {
        return isTimeout() && time().isStarved();
    }

    /** @return for how long it took, and whether the machine kept up meanwhile */
    public Elapsed time() {
        return Elapsed.between(at, at.plus(elapsed));
    }

    @Override
    public String toString() {
        return "%s at %s → %s after %d ms"
                .formatted(
                        request,
                        asked,
                        failure.map(reason -> "no answer (" + reason + ")").orElse(Integer.toString(status)),
                        elapsed.toMillis());
    }
}
