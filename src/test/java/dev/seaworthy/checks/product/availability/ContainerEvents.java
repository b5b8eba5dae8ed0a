package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.time.Instant;

/** Waits until the engine has told of something that happened to a container. */
final class ContainerEvents {
    private ContainerEvents() {}

    /**
     * @param action in Docker's words
     * @return when it happened, by the engine's account
     * @throws InconclusiveException if the engine does not tell of it within the budget
     */
    static Instant of(ComposeProject stack, Replica replica, String action, Instant since, Duration budget) {
        return eventually("the engine has told of %s: %s".formatted(replica.instance(), action), budget)
                .beforehand(
                        () -> stack.events().first(replica, action, since),
                        when -> assertThat(when).isPresent())
                .orElseThrow();
    }
}
