package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.time.Instant;

/** Waits until the engine reports an event of a container. */
final class ContainerEvents {
    private ContainerEvents() {}

    /**
     * @param action Docker's name of the event
     * @return the time of the event, by the engine
     * @throws InconclusiveException if the engine does not report it within the budget
     */
    static Instant of(ComposeStack stack, Replica replica, String action, Instant since, Duration budget) {
        return eventually("the engine reports the event %2$s of %1$s".formatted(replica.instance(), action), budget)
                .beforehand(
                        () -> stack.events().first(replica, action, since),
                        when -> assertThat(when).isPresent())
                .orElseThrow();
    }
}
