package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Judges by the engine's events. Runs in one thread: two stacks at once would start more slowly. */
@DisplayName("Start order")
@StartsVariants
@Execution(ExecutionMode.SAME_THREAD)
@Requirement({"COMPOSE-13", "PROXY-08"})
final class StartOrderCheck {
    private final ComposeStack stack;
    private final Variants variants;

    StartOrderCheck(ComposeStack stack, Variants variants) {
        this.stack = stack;
        this.variants = variants;
    }

    @ParameterizedTest(name = "{0} after {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Dependencies.class)
    void a_container_starts_only_after_every_container_it_depends_on_is_ready(String service, String needed) {
        ContainerTimeline times = new ContainerTimeline(stack);
        int replicas = stack.contract().services().get(needed).replicas();

        assertThat(times.ready(needed))
                .as("first ready times of containers of %s".formatted(needed))
                .hasSizeGreaterThanOrEqualTo(replicas);
        assertThat(times.started(service))
                .as(
                        "first start times of %s; each must be later than the time at which all containers of %s were ready",
                        service, needed)
                .isNotEmpty()
                .allSatisfy(started ->
                        assertThat(started).isAfter(times.ready(needed).get(replicas - 1)));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.DependencyRoots.class)
    void dependents_of_the_unhealthy_service_are_not_started_and_Compose_reports_it(String service) {
        Set<String> dependents = stack.contract().dependentsOf(service);

        ComposeStack variant = variants.withUnhealthyService(service);

        ContainerTimeline times = new ContainerTimeline(variant);
        assertThat(times.started(service)).as("start times of %s", service).isNotEmpty();
        assertThat(variant.lastError())
                .hasValueSatisfying(lastError -> assertThat(lastError)
                        .contains(variant.replicas()
                                .of(service)
                                .replicas()
                                .getFirst()
                                .name()));
        assertThat(dependents).isNotEmpty().allSatisfy(later -> {
            assertThat(times.started(later))
                    .as("start times of %s".formatted(later))
                    .isEmpty();
            assertThat(variant.replicas().of(later).replicas())
                    .extracting(Replica::state)
                    .containsOnly("created");
        });
    }
}
