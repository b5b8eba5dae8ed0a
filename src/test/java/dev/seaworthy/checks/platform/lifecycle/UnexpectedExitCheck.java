package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.platform.Precondition;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.Happening;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Judges all exits of the existing containers by the engine's events, since a container that crashes now and then is
 * healthy whenever it is inspected between two crashes. Observes each container for at least the time within which the
 * stack has to become healthy.
 *
 * <p>Exits that the suite causes are not judged: those after a signal that was sent with Docker, and those by SIGKILL,
 * by which the suite crashes containers and the OOM killer kills them.
 */
@DisplayName("Unexpected exits")
@ReadOnlyStack
@Order(Integer.MAX_VALUE) // last, when there is most to judge
@Requirement("COMPOSE-01")
final class UnexpectedExitCheck {
    private static final Optional<String> SIGKILL = Optional.of(Integer.toString(ContainerTerminations.KILLED));
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;

    UnexpectedExitCheck(ComposeStack stack) {
        this.stack = stack;
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

        List<Happening> exits = eventually("every container of %s was observed".formatted(service), observed.plus(LATE))
                .completeOrLast(
                        () -> exits(containers),
                        seen -> !seen.isEmpty() || containers.stream().allMatch(one -> isObserved(one, observed)));

        assertThat(exits)
                .withFailMessage(
                        "%s: expected no container to exit by itself, but the engine reported: %s", service, exits)
                .isEmpty();
    }

    private boolean isObserved(Replica container, Duration observed) {
        return stack.events()
                .first(container, "start", Instant.EPOCH)
                .filter(start -> start.plus(observed).isBefore(Instant.now()))
                .isPresent();
    }

    private List<Happening> exits(List<Replica> containers) {
        return containers.stream()
                .flatMap(container -> exitsIn(stack.events().of(container)).stream())
                .toList();
    }

    /** @param events of one container, oldest first */
    static List<Happening> exitsIn(List<Happening> events) {
        List<Happening> exits = new ArrayList<>();
        boolean signalled = false;
        for (Happening event : events) {
            switch (event.action()) {
                case "start" -> signalled = false;
                case "kill" -> signalled = true;
                case "die" -> {
                    if (!signalled && !event.exitCode().equals(SIGKILL)) {
                        exits.add(event);
                    }
                }
                default -> {}
            }
        }
        return exits;
    }
}
