package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.docker.ComposeStack;
import java.time.Duration;

/**
 * Waits until the stack is as the next check expects it: every promised replica runs, and is healthy if it has a health
 * check.
 */
final class Recovery {
    /** The engine waits up to a minute before it restarts a container that has crashed repeatedly. */
    private static final Duration BUDGET = Duration.ofSeconds(90);

    private Recovery() {}

    /**
     * @throws dev.seaworthy.docker.InconclusiveException if the stack does not recover after its faults were undone:
     *     this does not change the verdict of the check before
     */
    static void of(ComposeStack stack) {
        stack.contract().services().forEach((service, promised) -> {
            if (!promised.completes()) {
                eventually(service + " is healthy after a fault", BUDGET)
                        .beforehand(
                                () -> stack.replicas().of(service),
                                tier -> assertThat(tier)
                                        .hasReplicas(promised.replicas())
                                        .isRunningAndHealthy());
            }
        });
    }
}
