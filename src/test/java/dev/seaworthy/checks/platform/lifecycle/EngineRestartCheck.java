package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineRestart;
import dev.seaworthy.docker.EngineRestart.Restarted;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Restarts an engine of the suite's own, whose containers only wait, with the restart policies that the services'
 * containers have. Observes each policy once, for all services that have it.
 */
@DisplayName("Restart policies when the engine restarts")
@ReadOnlyStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class EngineRestartCheck {
    private final EffectiveRestartPolicies policies;
    private final Memoized<EngineRestart> restart;

    EngineRestartCheck(ComposeStack stack) {
        policies = EffectiveRestartPolicies.in(stack);
        restart = new Memoized<>(() -> stack.restartableEngine().restart(policies.all()));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartPolicies.class)
    void a_running_container_follows_its_restart_policy_when_the_engine_restarts(
            String service, RestartPolicy promised) {
        judge(service, promised, false);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartPolicies.class)
    void a_manually_stopped_container_follows_its_restart_policy_when_the_engine_restarts(
            String service, RestartPolicy promised) {
        judge(service, promised, true);
    }

    private void judge(String service, RestartPolicy promised, boolean stoppedManually) {
        assertThat(restarted(service, stoppedManually))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.runs())
                        .as("%s: promised restart policy %s; observed %s", service, promised, container)
                        .isEqualTo(promised.startsWithTheEngine(stoppedManually, container.exitCode())));
    }

    private List<Restarted> restarted(String service, boolean stoppedManually) {
        String policy = policies.of(service);
        return restart.get().containers(policy, stoppedManually);
    }
}
