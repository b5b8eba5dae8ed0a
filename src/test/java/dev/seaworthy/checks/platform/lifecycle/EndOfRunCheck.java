package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.DirectRequests;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.checks.UnansweredRequests;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Judges whether the stack is as promised after all faults of the run, which the suite has undone: a service may have
 * ended, or no longer respond, because of a fault of another one. Judges also all exits that are no effects of faults,
 * by the engine's events, since a container that crashes now and then is healthy whenever it is inspected between two
 * crashes: observes each container, undisturbed, for at least the time within which the stack has to become healthy.
 */
@DisplayName("End of the run")
@AtEndOfRun
@Requirement("COMPOSE-01")
final class EndOfRunCheck {
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final DirectRequests direct;
    private final StartUp startUp;
    private final UnexpectedExits exits;
    private final RootCause rootCause;

    EndOfRunCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectRequests(stack, new DirectHttp(stack, exchanges));
        this.startUp = new StartUp(stack);
        this.exits = new UnexpectedExits(stack);
        this.rootCause = new RootCause(stack);
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

        List<Replica> seen = eventually(
                        "every container of %s was observed".formatted(service),
                        observed.plus(UnexpectedExits.AFTERMATH).plus(LATE))
                .completeOrLast(
                        () -> stack.replicas().of(service).replicas(),
                        all -> exits.described(all).isPresent()
                                || all.stream().allMatch(one -> one.hasEnded() || isObserved(one, observed)));

        Optional<String> exited = exits.described(seen);
        assertThat(exited)
                .withFailMessage(
                        () -> "%s: expected no container to exit by itself, but %s".formatted(service, exited.get()))
                .isEmpty();
        List<Replica> unobserved = seen.stream()
                .filter(container -> !isObserved(container, observed))
                .toList();
        Precondition.require(() -> assertThat(unobserved)
                .withFailMessage(
                        "%s: fewer than %d s without a fault have passed since the start of %s",
                        service, observed.toSeconds(), unobserved)
                .isEmpty());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Replicas.class)
    void the_promised_number_of_replicas_is_running_and_healthy_after_all_faults(String service, int promised) {
        int expected = (int) Math.min(promised, startedBeforeTheFirstFault(service));
        Precondition.require(() -> assertThat(expected)
                .withFailMessage("%s: no container was started before the first fault", service)
                .isPositive());

        requireThatFaultsAreOver();
        Tier tier = eventually("every container of %s is healthy".formatted(service), rest(service))
                .completeOrLast(
                        () -> stack.replicas().of(service),
                        seen -> seen.replicas().stream().allMatch(one -> one.isWell() || one.hasEnded()));

        Precondition.require(() -> assertThat(tier.replicas())
                .withFailMessage("%s was never healthy, which has a row of its own: %s", service, tier.described())
                .allMatch(replica -> !replica.isUnhealthy() || wasHealthy(service)));
        rootCause.judge(service, () -> {
            stack.faultPeriods().ended(service).ifPresent(description -> {
                throw new AssertionError("%s: expected to run after the faults of other services were undone, but %s"
                        .formatted(service, description));
            });
            assertThat(tier.replicas().stream().filter(Replica::isWell).count())
                    .withFailMessage(() ->
                            "%s: expected running containers, healthy if they have a health check: %d, but %s"
                                    .formatted(
                                            service,
                                            expected,
                                            tier.replicas().isEmpty()
                                                    ? "it has none"
                                                    : tier.replicas().stream()
                                                            .map(exits::described)
                                                            .collect(Collectors.joining("; "))))
                    .isGreaterThanOrEqualTo(expected);
        });
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HttpPromises.class)
    void every_replica_responds_to_a_direct_request_after_all_faults(String service, HttpPromise promised) {
        assumeFalse(
                new UnansweredRequests(stack).contains(service, promised),
                "the response was not as promised before the first fault either: see that row");

        requireThatFaultsAreOver();
        rootCause.judge(service, () -> direct.judge(service, promised, rest(service)));
    }

    /** Whether all replicas were started has a row of its own. */
    private long startedBeforeTheFirstFault(String service) {
        Instant first = stack.faultPeriods().first().orElse(Instant.MAX);
        return new ContainerTimeline(stack)
                .started(service).stream()
                        .filter(started -> started.isBefore(first))
                        .count();
    }

    private boolean wasHealthy(String service) {
        return !new ContainerTimeline(stack).ready(service).isEmpty();
    }

    /** A service may end some seconds after the fault of another one. */
    private void requireThatFaultsAreOver() {
        stack.faultPeriods().notUndone().ifPresent(reason -> {
            throw new InconclusiveException(reason);
        });
        stack.faultPeriods()
                .last()
                .map(last -> last.plus(UnexpectedExits.AFTERMATH))
                .ifPresent(
                        over -> eventually("the faults have no effects any more", UnexpectedExits.AFTERMATH.plus(LATE))
                                .completeOrLast(Instant::now, now -> now.isAfter(over)));
    }

    /**
     * @return the time in which the service has to be healthy after its last start, or the last fault if that was later
     */
    private Duration rest(String service) {
        Duration afterFaults = stack.faultPeriods()
                .last()
                .map(last -> stack.contract()
                        .healthyWithin()
                        .duration()
                        .minus(Elapsed.since(last).adjusted()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        Duration afterStart = startUp.rest(service);
        return afterFaults.compareTo(afterStart) > 0 ? afterFaults : afterStart;
    }

    private boolean isObserved(Replica container, Duration time) {
        Instant until = container.hasEnded()
                ? exits.last(container).map(ContainerEvent::at).orElseGet(Instant::now)
                : Instant.now();
        return stack.events()
                .first(container, "start", Instant.EPOCH)
                .filter(start -> stack.faultPeriods()
                                .undisturbed(container.service(), start, until, UnexpectedExits.AFTERMATH)
                                .compareTo(time)
                        >= 0)
                .isPresent();
    }
}
