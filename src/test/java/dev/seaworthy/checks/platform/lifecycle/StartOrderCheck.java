package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.Variants;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        Precondition.require(() -> assertThat(times.started(service))
                .as("first start times of %s", service)
                .isNotEmpty());

        List<Instant> ready = times.ready(needed);
        assertThat(ready)
                .withFailMessage(
                        "%s: expected to start after all %d containers of %s were ready, but it started and only %d were",
                        service, replicas, needed, ready.size())
                .hasSizeGreaterThanOrEqualTo(replicas);
        Instant all = ready.get(replicas - 1);
        assertThat(times.started(service))
                .allSatisfy(started -> assertThat(started)
                        .withFailMessage(
                                "%s: expected to start after each container of %s was ready, at %s, but it started at %s, "
                                        + "%d ms earlier",
                                service,
                                needed,
                                all,
                                started,
                                Duration.between(started, all).toMillis())
                        .isAfter(all));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.DependencyRoots.class)
    void dependents_of_the_unhealthy_service_are_not_started_and_Compose_reports_it(String service) {
        Set<String> dependents = stack.contract().dependentsOf(service);

        ComposeStack variant = variants.withUnhealthyService(service);

        ContainerTimeline times = new ContainerTimeline(variant);
        Precondition.require(() -> {
            assertThat(times.started(service)).as("start times of %s", service).isNotEmpty();
            assertThat(dependents).as("dependents of %s", service).isNotEmpty();
        });
        dependents.forEach(later -> assertNotStarted(variant, later, service));
        String name = variant.replicas().of(service).replicas().getFirst().name();
        String lastError = variant.lastError().orElse("");
        Precondition.require(() -> assertThat(lastError)
                .as("error of Compose, which gives up on the first service that fails by itself")
                .satisfiesAnyOf(
                        error -> assertThat(error).contains(name),
                        error -> assertThat(error).doesNotContain("exited (")));
        assertThat(lastError)
                .withFailMessage(
                        "%s is unhealthy: expected an error of Compose that contains %s, but its error is \"%s\"",
                        service, name, lastError)
                .contains(name);
    }

    private static void assertNotStarted(ComposeStack variant, String dependent, String unhealthy) {
        List<Replica> containers = variant.replicas().of(dependent).replicas();
        assertThat(containers)
                .withFailMessage(
                        "%s: expected not to be started while %s is unhealthy, but its containers are %s",
                        dependent, unhealthy, containers)
                .extracting(Replica::state)
                .containsOnly("created");
        assertThat(new ContainerTimeline(variant).started(dependent))
                .as("start times of %s, which must not be started while %s is unhealthy", dependent, unhealthy)
                .isEmpty();
    }
}
