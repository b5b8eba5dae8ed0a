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
import dev.seaworthy.report.RestartValues;
import dev.seaworthy.report.ValueTable;
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
        policies = new EffectiveRestartPolicies(stack);
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
        String policy = policies.of(service);
        ValueTable.RESTARTS.attach(service, List.of(RestartValues.policy(promised.toString(), policy)));
        List<Restarted> containers = restart.get().containers(policy, stoppedManually);
        ValueTable.RESTARTS.attach(
                service,
                containers.stream()
                        .map(seen -> RestartValues.of(seen, starts(promised, seen)))
                        .toList());

        assertThat(containers).allSatisfy(container -> judge(service, promised, container));
    }

    private static void judge(String service, RestartPolicy promised, Restarted seen) {
        boolean starts = starts(promised, seen);
        assertThat(seen.runs())
                .withFailMessage(
                        "%s: promised restart policy %s: expected a container that %s with exit code %d %s after the "
                                + "engine restarted, but with its policy %s it %s",
                        service,
                        promised,
                        seen.stoppedManually() ? "was stopped manually" : "ran and was ended by the engine",
                        seen.exitCode(),
                        starts ? "to run" : "to stay stopped",
                        seen.policy(),
                        seen.runs() ? "runs" : "stays stopped")
                .isEqualTo(starts);
    }

    private static boolean starts(RestartPolicy promised, Restarted seen) {
        return promised.startsWithTheEngine(seen.stoppedManually(), seen.exitCode());
    }
}
