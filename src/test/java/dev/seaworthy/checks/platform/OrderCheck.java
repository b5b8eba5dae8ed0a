package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.FirstTimes;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Replica;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** By the engine's own account of what happened when. In one thread: two stacks at once would start more slowly. */
@StartsVariants
@Execution(ExecutionMode.SAME_THREAD)
@Requirement({"COMPOSE-13", "PROXY-08"})
final class OrderCheck {
    private final ComposeProject stack;
    private final Variants variants;

    OrderCheck(ComposeProject stack, Variants variants) {
        this.stack = stack;
        this.variants = variants;
    }

    @ParameterizedTest(name = "{0} after {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Order.class)
    void no_container_was_started_before_every_one_that_it_needs_was_ready(String service, String needed) {
        FirstTimes times = new FirstTimes(stack);
        int replicas = stack.contract().services().get(needed).replicas();

        assertThat(times.ready(needed))
                .as("when containers of %s were first ready".formatted(needed))
                .hasSizeGreaterThanOrEqualTo(replicas);
        assertThat(times.started(service))
                .as(
                        "when containers of %s were first started, which has to be after each of %s was ready",
                        service, needed)
                .isNotEmpty()
                .allSatisfy(started ->
                        assertThat(started).isAfter(times.ready(needed).get(replicas - 1)));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Foundations.class)
    void while_it_is_not_healthy_nothing_that_comes_after_it_is_started_and_Compose_names_it(String service) {
        Set<String> following = stack.contract().following(service);

        ComposeProject variant = variants.holdingBack(service);

        FirstTimes times = new FirstTimes(variant);
        assertThat(times.started(service))
                .as("the engine's events show what was started")
                .isNotEmpty();
        assertThat(variant.complaint())
                .hasValueSatisfying(complaint -> assertThat(complaint)
                        .contains(variant.replicas()
                                .of(service)
                                .replicas()
                                .getFirst()
                                .name()));
        assertThat(following).isNotEmpty().allSatisfy(later -> {
            assertThat(times.started(later))
                    .as("when %s was started".formatted(later))
                    .isEmpty();
            assertThat(variant.replicas().of(later).replicas())
                    .extracting(Replica::state)
                    .containsOnly("created");
        });
    }
}
