package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Container health")
@ReadOnlyStack
@Requirement({"COMPOSE-01", "HA-08"})
final class HealthCheck {
    private final ComposeStack stack;

    HealthCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HealthChecks.class)
    void every_container_is_running_and_healthy(String service) {
        assertThat(stack.replicas().of(service)).isHealthy();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HealthChecks.class)
    void every_container_is_healthy_within_the_promised_time_after_compose_up(String service) {
        Duration within = stack.contract().healthyWithin().duration();
        int promised = stack.contract().services().get(service).replicas();

        List<Instant> ready = new ContainerTimeline(stack).ready(service);

        assertThat(ready).as("first healthy times of containers of %s", service).hasSizeGreaterThanOrEqualTo(promised);
        assertThat(Elapsed.between(stack.started(), ready.get(promised - 1)))
                .as("from the return of docker compose up until %d of %s were healthy", promised, service)
                .isWithin(within);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.OneShotServices.class)
    void a_one_shot_service_exits_with_0(String service) {
        assertThat(stack.replicas().of(service)).hasCompleted();
    }

    @Test
    void every_container_belongs_to_a_service_of_the_contract() {
        assertThat(stack.replicas().all())
                .isNotEmpty()
                .extracting(Replica::service)
                .isSubsetOf(stack.contract().services().keySet());
    }
}
