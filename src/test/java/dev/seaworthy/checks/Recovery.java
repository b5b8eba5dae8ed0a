package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.docker.ComposeProject;
import java.time.Duration;

/** The stack as the next check may expect it: every promised replica there, and well where it can be. */
final class Recovery {
    /** A container that crashed again and again waits up to a minute before it is started once more. */
    private static final Duration BUDGET = Duration.ofSeconds(90);

    private Recovery() {}

    /**
     * @throws dev.seaworthy.docker.InconclusiveException if a disturbance that was undone left something behind: that
     *     is no verdict on what was judged before
     */
    static void of(ComposeProject stack) {
        stack.contract().services().forEach((service, promised) -> {
            if (!promised.completes()) {
                eventually(service + " is well after a disturbance", BUDGET)
                        .beforehand(
                                () -> stack.replicas().of(service),
                                tier -> assertThat(tier)
                                        .hasReplicas(promised.replicas())
                                        .isRunningAndHealthy());
            }
        });
    }
}
