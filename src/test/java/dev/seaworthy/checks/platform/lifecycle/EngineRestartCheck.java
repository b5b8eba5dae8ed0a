package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.EngineRestart;
import dev.seaworthy.docker.EngineRestart.Restarted;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The policies are those that the services' containers have; the engine that is restarted is one of the suite's own,
 * with containers that do nothing but wait. Those of a kind are seen once, for all services that have it.
 */
@ReadOnlyStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class EngineRestartCheck {
    private final EffectiveRestartPolicies policies;
    private final Memoized<EngineRestart> restart;

    EngineRestartCheck(ComposeProject stack) {
        policies = EffectiveRestartPolicies.in(stack);
        restart = new Memoized<>(() -> stack.restartAnEngine(policies.all()));
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

    private void judge(String service, RestartPolicy promised, boolean stoppedByHand) {
        assertThat(restarted(service, stoppedByHand))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.runs())
                        .as("%s is promised to restart %s; runs, %s", service, promised, container)
                        .isEqualTo(promised.startsWithTheEngine(stoppedByHand, container.exitCode())));
    }

    private List<Restarted> restarted(String service, boolean stoppedByHand) {
        String policy = policies.of(service);
        return restart.get().containers(policy, stoppedByHand);
    }
}
