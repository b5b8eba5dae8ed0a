package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.FirstTimes;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Elapsed;
import dev.seaworthy.stack.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@SharesTheStack
@Requirement({"COMPOSE-01", "HA-08"})
final class HealthCheck {
    private final ComposeProject stack;

    HealthCheck(ComposeProject stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.HealthChecks.class)
    void every_container_of_a_promised_service_runs_and_is_healthy(String service) {
        assertThat(stack.replicas().of(service)).isHealthy();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.HealthChecks.class)
    void every_container_became_healthy_in_time_after_Compose_returned(String service) {
        Duration within = stack.contract().healthyWithin().duration();
        int promised = stack.contract().services().get(service).replicas();

        List<Instant> ready = new FirstTimes(stack).ready(service);

        assertThat(ready)
                .as("when containers of %s were first healthy", service)
                .hasSizeGreaterThanOrEqualTo(promised);
        assertThat(Elapsed.between(stack.started(), ready.get(promised - 1)))
                .as("from the return of Compose until %d of %s were healthy", promised, service)
                .isWithin(within);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Completing.class)
    void a_service_that_completes_has_ended_well(String service) {
        assertThat(stack.replicas().of(service)).hasCompleted();
    }

    @Test
    void no_container_belongs_to_a_service_that_was_not_promised() {
        assertThat(stack.replicas().all())
                .isNotEmpty()
                .extracting(Replica::service)
                .isSubsetOf(stack.contract().services().keySet());
    }
}
