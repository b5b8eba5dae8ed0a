package dev.seaworthy.checks.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Engine.Ending;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.RestartValues;
import dev.seaworthy.report.ValueTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Checks restart policies with containers of the suite's own, since a service's program cannot be made to exit with a
 * given code. They have the policies of the services' containers; each policy is observed once, for all services that
 * have it. A maximum number of retries is exhausted if that takes seconds, and compared with the engine's in any case.
 *
 * <p>Judges that a container was not restarted only after {@link RestartPositiveControl} was.
 */
@DisplayName("Restart policies and exit codes")
@ReadOnlyStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class ExitCodeCheck {
    private final ComposeStack stack;
    private final Faults faults;
    private final EffectiveRestartPolicies policies;
    private final Memoized<Map<End, Ending>> ended = new Memoized<>(this::end);

    /** An exit code under a policy in the engine's own form. */
    private record End(String policy, int exitCode) {}

    ExitCodeCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
        policies = new EffectiveRestartPolicies(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartPolicies.class)
    void a_container_that_exits_with_0_follows_its_restart_policy(String service, RestartPolicy promised) {
        judge(service, promised, 0);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartPolicies.class)
    void a_container_that_exits_with_an_error_follows_its_restart_policy(String service, RestartPolicy promised) {
        judge(service, promised, 1);
    }

    private void judge(String service, RestartPolicy promised, int exitCode) {
        End end = new End(policies.of(service), exitCode);
        ExpectedEnding expected = ExpectedEnding.of(promised, exitCode);
        ValueTable.RESTARTS.attach(service, List.of(RestartValues.policy(promised.toString(), end.policy())));
        recordEnding(service, expected, end);

        if (promised.restartsAfter(exitCode, 0)) {
            assertThat(policies.maxRetries(service))
                    .withFailMessage(
                            "%s: promised restart policy %s: expected %s, but its containers have the policy %s",
                            service, promised, retries(promised.maxRetries()), end.policy())
                    .isEqualTo(promised.maxRetries());
        }
        Ending seen = ended.get().get(end);
        assertThat(seen)
                .withFailMessage(
                        "%s: promised restart policy %s: expected that a container that exits with %d %s, but with its "
                                + "policy %s it is now %s",
                        service, promised, exitCode, expected.words(), end.policy(), seen)
                .matches(expected.isMet());
    }

    /** Before the policy is judged; a failure is thrown again when the ending is. */
    private void recordEnding(String service, ExpectedEnding expected, End end) {
        ValueTable.RESTARTS.attachIfKnown(
                service, () -> List.of(expected.beside(ended.get().get(end), end.exitCode())));
    }

    private static String retries(OptionalInt most) {
        return most.isPresent() ? "at most %d restarts".formatted(most.getAsInt()) : "no maximum number of restarts";
    }

    private Map<End, Ending> end() {
        Map<End, String> ids = policies.all().stream()
                .flatMap(policy -> Stream.of(new End(policy, 0), new End(policy, 1)))
                .collect(Collectors.toMap(
                        Function.identity(), end -> faults.containers().runExiting(end.policy(), end.exitCode())));
        new RestartPositiveControl(stack, faults).times(Math.max(3, watchedRetries() + 2));
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> stack.engine().ending(end.getValue())));
    }

    /** @return the most retries that are watched, of all policies; 0 if none is */
    private int watchedRetries() {
        return policies.services().stream()
                .map(policies::maxRetries)
                .filter(ExpectedEnding::isWatched)
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(0);
    }
}
