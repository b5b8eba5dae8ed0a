package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.fault.Faults;
import java.time.Duration;

/**
 * The positive control of "was not started again": a container that always is. When it has been, three times, what has
 * the same reason to be started again had the time for it.
 */
record RestartPositiveControl(ComposeProject stack, Faults faults) {
    /** The engine waits 0.1 s, 0.2 s and 0.4 s before it; the rest is for a machine that is busy. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** @throws dev.seaworthy.docker.InconclusiveException if it is not */
    void threeTimes() {
        String control = faults.runEnding("always", 1);
        eventually("a container that is always started again has been, three times", TIMEOUT)
                .beforehand(
                        () -> stack.engine().ending(control),
                        seen -> assertThat(seen.restarts()).isGreaterThanOrEqualTo(3));
    }
}
