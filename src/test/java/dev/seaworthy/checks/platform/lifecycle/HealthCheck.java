package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Container health")
@ReadOnlyStack
@Requirement({"COMPOSE-01", "HA-08"})
final class HealthCheck {
    private final ComposeStack stack;
    private final StartUp startUp;
    private final RootCause rootCause;

    HealthCheck(ComposeStack stack) {
        this.stack = stack;
        this.startUp = new StartUp(stack);
        this.rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HealthChecks.class)
    void every_container_is_running_and_healthy(String service) {
        Tier tier = eventually("every container of %s is healthy".formatted(service), startUp.rest(service))
                .completeOrLast(
                        () -> stack.replicas().of(service),
                        seen -> seen.replicas().stream().allMatch(Replica::isWell));

        Precondition.require(() -> assertThat(tier.replicas())
                .as("containers of %s whose health Docker knows; the time until then has a row of its own", service)
                .noneMatch(Replica::isStarting));
        rootCause.judge(service, () -> assertThat(tier).isHealthy());
    }

    /** A container without a health check has to run. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Services.class)
    void every_container_is_healthy_within_the_promised_time_after_compose_up(String service) {
        Duration within = stack.contract().healthyWithin().duration();
        int promised = stack.contract().services().get(service).replicas();

        Instant created = startUp.began();
        Readiness readiness = eventually(
                        "%d containers of %s were healthy".formatted(promised, service), startUp.rest())
                .completeOrLast(() -> readiness(service), seen -> seen.times().size() >= promised);

        Tier tier = readiness.tier();
        List<Instant> ready = readiness.times();
        int running = readiness.expected(promised);
        boolean inTime = ready.size() >= running;
        Precondition.require(() -> {
            assertThat(running)
                    .withFailMessage("%s has no running container: %s", service, tier.replicas())
                    .isPositive();
            assertThat(tier.replicas())
                    .withFailMessage("%s is unhealthy, which has a row of its own: %s", service, tier.described())
                    .allMatch(replica -> inTime || !promisesHealth(service) || !replica.isUnhealthy());
        });
        rootCause.judge(
                service,
                () -> assertThat(Elapsed.between(created, inTime ? ready.get(running - 1) : Instant.now()))
                        .as(
                                "%s: %d of %d containers were healthy after docker compose up created the first container%s",
                                service,
                                Math.min(ready.size(), promised),
                                promised,
                                inTime ? "" : "; now " + tier.described())
                        .isWithin(within));
    }

    private Readiness readiness(String service) {
        ContainerTimeline times = new ContainerTimeline(stack);
        Tier tier = stack.replicas().of(service);
        boolean checked =
                tier.replicas().stream().anyMatch(replica -> !replica.health().equals("none"));
        return new Readiness(tier, checked ? times.ready(service) : times.started(service));
    }

    private boolean promisesHealth(String service) {
        return stack.contract().services().get(service).health().isPresent();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.OneShotServices.class)
    void a_one_shot_service_exits_with_0(String service) {
        int promised = stack.contract().services().get(service).replicas();
        Tier tier = eventually("%d containers of %s have exited".formatted(promised, service), startUp.rest(service))
                .completeOrLast(
                        () -> stack.replicas().of(service),
                        seen -> seen.replicas().size() >= promised && seen.hasExited());

        rootCause.judge(service, () -> assertThat(tier).hasCompleted(promised, new UnexpectedExits(stack)::lastLines));
    }

    @Test
    void every_container_belongs_to_a_service_of_the_contract() {
        Set<String> promised = stack.contract().services().keySet();
        List<Replica> all = stack.replicas().all();
        Precondition.require(() -> assertThat(all).as("containers of the stack").isNotEmpty());

        assertThat(all)
                .as("containers whose service is not in the contract, which contains %s", promised)
                .filteredOn(replica -> !promised.contains(replica.service()))
                .isEmpty();
    }
}
