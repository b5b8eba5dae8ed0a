package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.EngineRestart;
import dev.seaworthy.stack.EngineRestart.Restarted;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The policies are those that the services' containers have; the engine that is restarted is one of the suite's own,
 * with containers that do nothing but wait. Those of a kind are seen once, for all services that have it.
 */
@SharesTheStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class EngineRestartCheck {
    private final PoliciesInForce policies;
    private final Once<EngineRestart> restart;

    EngineRestartCheck(ComposeProject stack) {
        policies = PoliciesInForce.in(stack);
        restart = new Once<>(() -> stack.restartAnEngine(policies.all()));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void what_ran_starts_with_the_engine_as_promised(String service, RestartPolicy promised) {
        judge(service, promised, false);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void what_was_stopped_by_hand_starts_with_the_engine_as_promised(String service, RestartPolicy promised) {
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
