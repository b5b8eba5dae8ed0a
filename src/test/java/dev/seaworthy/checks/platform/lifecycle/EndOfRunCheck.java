package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.checks.UnansweredRequests;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.ContainerTimeline;
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
import org.junit.jupiter.api.Order;
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
@Order(AtEndOfRun.LAST)
@Requirement("COMPOSE-01")
final class EndOfRunCheck {
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final DirectHttp direct;
    private final StartUp startUp;
    private final UnexpectedExits exits;
    private final RootCause rootCause;

    EndOfRunCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.direct = new DirectHttp(stack, exchanges);
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

        Optional<String> exited = eventually(
                        "every container of %s was observed".formatted(service),
                        observed.plus(UnexpectedExits.AFTERMATH).plus(LATE))
                .completeOrLast(
                        () -> exits.described(stack.replicas().of(service).replicas()),
                        seen -> seen.isPresent()
                                || stack.replicas().of(service).replicas().stream()
                                        .allMatch(one -> one.hasEnded() || isObserved(one, observed)));

        assertThat(exited)
                .withFailMessage(
                        () -> "%s: expected no container to exit by itself, but %s".formatted(service, exited.get()))
                .isEmpty();
        List<Replica> unobserved = containers.stream()
                .filter(container -> !isObserved(container, observed))
                .toList();
        Precondition.require(() -> assertThat(unobserved)
                .withFailMessage(
                        "%s: %s did not run for %d s without a fault", service, unobserved, observed.toSeconds())
                .isEmpty());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Replicas.class)
    void the_promised_number_of_replicas_is_running_and_healthy_after_all_faults(String service, int promised) {
        ContainerTimeline times = new ContainerTimeline(stack);
        int started = times.started(service).size(); // whether all were has a row of its own
        Precondition.require(() -> assertThat(started)
                .as("containers of %s that were ever started", service)
                .isPositive());

        Tier tier = eventually("every container of %s is healthy".formatted(service), startUp.rest(service))
                .completeOrLast(
                        () -> stack.replicas().of(service),
                        seen -> seen.replicas().stream().allMatch(one -> one.isWell() || one.hasEnded()));

        Precondition.require(() -> assertThat(tier.replicas())
                .as("containers of %s, of which one was healthy before: others have a row of their own", service)
                .matches(
                        seen -> !times.ready(service).isEmpty() || seen.stream().noneMatch(Replica::isUnhealthy)));
        rootCause.judge(
                service,
                () -> assertThat(well(tier))
                        .withFailMessage(() ->
                                "%s: expected running containers, healthy if they have a health check: %d, but found %d: %s"
                                        .formatted(
                                                service,
                                                promised,
                                                well(tier),
                                                tier.replicas().stream()
                                                        .map(exits::lastExit)
                                                        .collect(Collectors.joining("; "))))
                        .isGreaterThanOrEqualTo(Math.min(promised, started)));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HttpPromises.class)
    void every_replica_responds_to_a_direct_request_after_all_faults(String service, HttpPromise promised) {
        assumeFalse(
                new UnansweredRequests(stack).contains(service, promised),
                "no response before the faults either: see the row of the direct request without a fault");

        rootCause.judge(
                service,
                () -> eventually("every replica of %s responds".formatted(service), startUp.rest(service))
                        .of(
                                () -> Precondition.running(stack.replicas().of(service)).stream()
                                        .map(replica -> direct.send(replica, promised))
                                        .toList(),
                                answers -> assertThat(answers)
                                        .allSatisfy(answer -> assertThat(answer).compliesWith(promised))));
    }

    private static long well(Tier tier) {
        return tier.replicas().stream().filter(Replica::isWell).count();
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
