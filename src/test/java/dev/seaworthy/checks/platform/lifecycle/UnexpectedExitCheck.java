package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Judges all exits of the existing containers by the engine's events, since a container that crashes now and then is
 * healthy whenever it is inspected between two crashes. Observes each container, undisturbed, for at least the time
 * within which the stack has to become healthy.
 *
 * <p>Exits while the suite disturbs the stack are not judged, and none for some seconds afterwards.
 */
@DisplayName("Unexpected exits")
@ReadOnlyStack
@Order(Integer.MAX_VALUE) // last, when there is most to judge
@Requirement("COMPOSE-01")
final class UnexpectedExitCheck {
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final UnexpectedExits exits;

    UnexpectedExitCheck(ComposeStack stack) {
        this.stack = stack;
        this.exits = new UnexpectedExits(stack);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Services.class)
    void no_container_exits_by_itself(String service) {
        Duration observed = stack.contract().healthyWithin().duration();
        List<Replica> containers = stack.replicas().of(service).replicas();
        Precondition.require(() -> assertThat(containers)
                .as("containers of %s of whose start the engine has reported an event", service)
                .isNotEmpty()
                .allSatisfy(container -> assertThat(stack.events().first(container, "start", Instant.EPOCH))
                        .isPresent()));

        Optional<String> exited = eventually(
                        "every container of %s was observed".formatted(service),
                        observed.plus(UnexpectedExits.AFTERMATH).plus(LATE))
                .completeOrLast(
                        () -> exits.described(stack.replicas().of(service).replicas()),
                        seen -> seen.isPresent() || containers.stream().allMatch(one -> isObserved(one, observed)));

        assertThat(exited)
                .withFailMessage(
                        () -> "%s: expected no container to exit by itself, but %s".formatted(service, exited.get()))
                .isEmpty();
        Precondition.require(() -> assertThat(containers)
                .as("containers of %s that were observed for %d s without a fault", service, observed.toSeconds())
                .allMatch(one -> isObserved(one, observed)));
    }

    private boolean isObserved(Replica container, Duration time) {
        return stack.events()
                .first(container, "start", Instant.EPOCH)
                .filter(start -> stack.faultPeriods()
                                .undisturbed(container.service(), start, Instant.now(), UnexpectedExits.AFTERMATH)
                                .compareTo(time)
                        >= 0)
                .isPresent();
    }
}
