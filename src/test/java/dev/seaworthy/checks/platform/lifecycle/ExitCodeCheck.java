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
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** What a policy does with a container that exits at once, in words for the message. */
    private record Expected(Predicate<Ending> of, String words) {
        /**
         * The engine doubles its pause before each restart: the fifth is 3 s after the first start, the tenth 102 s.
         */
        private static final int WAITED_FOR = 5;

        static Expected of(boolean restarts, OptionalInt most) {
            if (!restarts) {
                return new Expected(seen -> seen.restarts() == 0 && seen.state().equals("exited"), "was not restarted");
            }
            if (most.isPresent() && isWaitedFor(most.getAsInt())) {
                return new Expected(
                        seen -> seen.restarts() == most.getAsInt()
                                && seen.state().equals("exited"),
                        "was restarted %d times and then stayed exited".formatted(most.getAsInt()));
            }
            return new Expected(seen -> seen.restarts() >= 2, "was restarted at least twice");
        }

        static boolean isWaitedFor(int most) {
            return most <= WAITED_FOR;
        }
    }

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
        boolean restarts = promised.restartsAfter(exitCode, 0);
        if (restarts) {
            assertThat(policies.maxRetries(service))
                    .withFailMessage(
                            "%s: promised restart policy %s: expected %s, but its containers have the policy %s",
                            service, promised, retries(promised.maxRetries()), end.policy())
                    .isEqualTo(promised.maxRetries());
        }

        Expected expected = Expected.of(restarts, promised.maxRetries());
        assertThat(ended.get().get(end))
                .as("%s: promised restart policy %s; outcome of %s", service, promised, end)
                .matches(expected.of(), expected.words());
    }

    private static String retries(OptionalInt most) {
        return most.isPresent() ? "at most %d restarts".formatted(most.getAsInt()) : "no maximum number of restarts";
    }

    private Map<End, Ending> end() {
        Map<End, String> ids = policies.all().stream()
                .flatMap(policy -> Stream.of(new End(policy, 0), new End(policy, 1)))
                .collect(Collectors.toMap(
                        Function.identity(), end -> faults.containers().runExiting(end.policy(), end.exitCode())));
        new RestartPositiveControl(stack, faults).times(3 + observedRetries());
        return ids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> stack.engine().ending(end.getValue())));
    }

    /** @return the most retries that are waited for, of all policies; 0 if none has a maximum */
    private int observedRetries() {
        return policies.byService().keySet().stream()
                .map(policies::maxRetries)
                .filter(most -> most.isPresent() && Expected.isWaitedFor(most.getAsInt()))
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(0);
    }
}
