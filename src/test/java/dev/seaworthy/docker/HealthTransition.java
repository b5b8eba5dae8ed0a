package dev.seaworthy.docker;

import java.time.Instant;
import java.util.Optional;

/**
 * When Docker noticed what had happened to a container, by the engine's own account.
 *
 * @param container its name
 * @param verdict Docker's word: healthy or unhealthy
 * @param after how long after the event; empty if not in the time for which anybody looked
 * @param watched for how long anybody looked
 */
public record HealthTransition(String container, String verdict, Optional<Elapsed> after, Elapsed watched) {

    /** @param since the moment of the event; an older verdict is none about it */
    public static HealthTransition of(ComposeProject stack, Replica replica, String verdict, Instant since) {
        return new HealthTransition(
                replica.name(),
                verdict,
                stack.events()
                        .first(replica, "health_status: " + verdict, since)
                        .map(at -> Elapsed.between(since, at)),
                Elapsed.since(since));
    }
}
