package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import java.time.Duration;

/**
 * The positive control of "was not restarted": a container with the restart policy {@code always}. When it has been
 * restarted three times, any other container had the time to be restarted for the same reason.
 */
record RestartPositiveControl(ComposeStack stack, Faults faults) {
    /** The engine waits 0.1 s, 0.2 s, 0.4 s … before the restarts; the rest is for a busy host. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** @throws dev.seaworthy.docker.InconclusiveException if it is not restarted three times */
    void threeTimes() {
        times(3);
    }

    /** @throws dev.seaworthy.docker.InconclusiveException if it is not restarted that often */
    void times(int restarts) {
        String control = faults.containers().runExiting("always", 1);
        eventually(
                        "a container with the restart policy always has been restarted %d times".formatted(restarts),
                        TIMEOUT)
                .beforehand(
                        () -> stack.engine().ending(control),
                        seen -> assertThat(seen.restarts()).isGreaterThanOrEqualTo(restarts));
    }
}
