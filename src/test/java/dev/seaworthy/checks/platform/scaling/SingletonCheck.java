package dev.seaworthy.checks.platform.scaling;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Singleton services")
@ExclusiveStack
@Requirement("COMPOSE-04")
final class SingletonCheck {
    private static final Duration ENDS = Duration.ofSeconds(20);

    private final Instant since = Instant.now();
    private final ComposeStack stack;
    private final Faults faults;

    SingletonCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Singletons.class)
    void Compose_refuses_to_scale_a_singleton_to_two_replicas_and_reports_the_reason(String service) {
        assertThat(stack.replicas().of(service)).hasReplicas(1).isRunningAndHealthy();
        Replica before = stack.replicas().of(service).only();

        CommandResult scaling = faults.services().tryScale(service, 2);

        assertThat(scaling.exit())
                .as("exit code of scaling %s to 2".formatted(service))
                .isNotZero();
        assertThat(scaling.errors()).contains(service);
        assertUnharmed(before);
    }

    /** By {@code docker compose run}, which mounts the same volumes and gives a name that is not in use. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Singletons.class)
    void a_second_instance_of_a_singleton_exits_and_reports_the_reason(String service) {
        assertThat(stack.replicas().of(service)).hasReplicas(1).isRunningAndHealthy();
        Replica before = stack.replicas().of(service).only();

        Replica second = faults.containers().runAdditional(service, Map.of());

        eventually("the second %s container exits".formatted(service), ENDS)
                .of(
                        () -> stack.replicas().afresh(second),
                        seen -> assertThat(seen)
                                .as("the second %s container beside %s".formatted(service, before.name()))
                                .returns("exited", Replica::state)
                                .doesNotReturn(0, Replica::exitCode));
        assertThat(stack.logs().of(second, since))
                .as("log of the second %s container", service)
                .isNotEmpty();
        assertUnharmed(before);
    }

    private void assertUnharmed(Replica before) {
        assertThat(stack.replicas().of(before.service())).hasReplicas(1).isRunningAndHealthy();
        assertThat(stack.replicas().of(before.service()).only())
                .returns(before.id(), Replica::id)
                .returns(before.startedAt(), Replica::startedAt);
    }
}
