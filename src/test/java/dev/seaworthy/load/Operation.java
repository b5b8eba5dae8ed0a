package dev.seaworthy.load;

import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.VisitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request of a load and its outcome. Times are since the beginning of the load.
 *
 * @param mark identifies the request in logs and stores; unique within the run
 * @param scheduled when it was to be sent, independent of the requests before it
 * @param sent when it was sent; later than scheduled only if the host was too slow
 * @param ended when the response was complete, or the client gave up
 * @param status of the response; 0 if there is none
 * @param body of the response, or the reason why there is none
 */
public record Operation(
        String mark, Kind kind, Duration scheduled, Duration sent, Duration ended, int status, String body) {
    /** The type of a request. */
    public enum Kind {
        VISIT,
        MESSAGE
    }

    /** @return whether the response confirms, in its documented form, that the request was carried out */
    public boolean acknowledged() {
        return kind == Kind.VISIT
                ? number().isPresent()
                : status == 201 && field("message").equals(Optional.of(mark));
    }

    /** @return the visit's number */
    public OptionalLong number() {
        return kind == Kind.VISIT && status == 200 ? VisitResponse.number(body) : OptionalLong.empty();
    }

    /** @return the time from schedule to end, which includes any delay before sending */
    public Duration latency() {
        return ended.minus(scheduled);
    }

    /** @return the time from sending to end */
    public Duration elapsed() {
        return ended.minus(sent);
    }

    /** @return whether it failed after so long that a timeout of the client or of a proxy may be the reason */
    public boolean isTimeout() {
        return Exchange.isTimeout(status, status == 0 ? body : "", elapsed());
    }

    /** @return the string field of this name in the JSON of the response */
    public Optional<String> field(String name) {
        try {
            return JsonMapper.shared().readTree(body).path(name).stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s %s → %s after %d ms: %s"
                .formatted(
                        kind == Kind.VISIT ? "GET /" : "POST /messages",
                        mark,
                        status == 0 ? "no response" : Integer.toString(status),
                        elapsed().toMillis(),
                        body.isBlank() ? "(empty)" : body.strip());
    }
}
