package dev.seaworthy.load;

import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.VisitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request of a load and what became of it. Times are from the beginning of the load.
 *
 * @param mark by which it is found in logs and stores: no other request of the run has it
 * @param scheduled when it was to be sent, whatever became of those before it
 * @param sent when it was; later only where this machine was too slow
 * @param ended when its answer was there as a whole, or the client gave up
 * @param status of the answer; 0 if none came
 * @param body of the answer, or why there is none
 */
public record Operation(
        String mark, Kind kind, Duration scheduled, Duration sent, Duration ended, int status, String body) {
    /** What a client wants. */
    public enum Kind {
        VISIT,
        MESSAGE
    }

    /** @return whether the stack said that it has done what was asked, in the form in which it says so */
    public boolean acknowledged() {
        return kind == Kind.VISIT
                ? number().isPresent()
                : status == 201 && field("message").equals(Optional.of(mark));
    }

    /** @return the visit's number */
    public OptionalLong number() {
        return kind == Kind.VISIT && status == 200 ? VisitResponse.number(body) : OptionalLong.empty();
    }

    /** @return as its client counts it: what it waited for its turn is part of it */
    public Duration latency() {
        return ended.minus(scheduled);
    }

    /** @return the answer's own time */
    public Duration elapsed() {
        return ended.minus(sent);
    }

    /** @return whether it failed after so long that a timeout may have ended it, the client's or one on the way */
    public boolean isTimeout() {
        return Exchange.isTimeout(status, status == 0 ? body : "", elapsed());
    }

    /** @return a text of this name in the JSON of the answer */
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
                        status == 0 ? "no answer" : Integer.toString(status),
                        elapsed().toMillis(),
                        body.isBlank() ? "(empty)" : body.strip());
    }
}
