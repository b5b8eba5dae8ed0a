package dev.seaworthy.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.EngineRestart;
import dev.seaworthy.stack.EngineRestart.Restarted;
import dev.seaworthy.stack.Replica;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Map<String, String> policies;
    private final ComposeProject stack;
    private EngineRestart restart;

    EngineRestartCheck(ComposeProject stack) {
        this.stack = stack;
        policies = stack.contract().services().keySet().stream()
                .flatMap(service ->
                        stack.replicas().of(service).replicas().stream().limit(1))
                .collect(Collectors.toMap(Replica::service, stack.engine()::restartPolicy));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void what_ran_starts_with_the_engine_as_promised(String service, RestartPolicy promised) {
        assertThat(restarted(service, false))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.runs())
                        .as("%s is promised to restart %s; runs, %s", service, promised, container)
                        .isEqualTo(promised.startsWithTheEngine(false, container.exitCode())));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void what_was_stopped_by_hand_starts_with_the_engine_as_promised(String service, RestartPolicy promised) {
        assertThat(restarted(service, true))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.runs())
                        .as("%s is promised to restart %s; runs, %s", service, promised, container)
                        .isEqualTo(promised.startsWithTheEngine(true, container.exitCode())));
    }

    private List<Restarted> restarted(String service, boolean stoppedByHand) {
        assertThat(policies).as("services with a container").containsKey(service);
        if (restart == null) {
            restart = stack.restartAnEngine(Set.copyOf(policies.values()));
        }
        return restart.containers(policies.get(service), stoppedByHand);
    }
}
