package dev.seaworthy.docker;

import java.time.Instant;
import java.util.Optional;

/**
 * The time from an event until Docker reported the container's new health status.
 *
 * @param container its name
 * @param verdict Docker's health status: healthy or unhealthy
 * @param after the time from the event to the report; empty if there was none while the events were watched
 * @param watched how long the events were watched
 */
public record HealthTransition(String container, String verdict, Optional<Elapsed> after, Elapsed watched) {

    /** @param since the moment of the event; earlier reports are ignored */
    public static HealthTransition of(ComposeStack stack, Replica replica, String verdict, Instant since) {
        return new HealthTransition(
                replica.name(),
                verdict,
                stack.events()
                        .first(replica, "health_status: " + verdict, since)
                        .map(at -> Elapsed.between(since, at)),
                Elapsed.since(since));
    }
}
