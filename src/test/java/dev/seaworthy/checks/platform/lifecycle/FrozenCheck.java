package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.HealthTransitionAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.contract.Health;
import dev.seaworthy.contract.TimeLimit;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.HealthTransition;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Freezes all containers at once, and resumes them at once: each health check has to work while all other containers
 * are frozen too.
 */
@DisplayName("Health of frozen and resumed containers")
@ExclusiveStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-12")
final class FrozenCheck {
    /** A transition that is late by less than this is reported with its time; a later one is reported as missing. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final Faults faults;
    private final Memoized<Frozen> transitions = new Memoized<>(this::freezeAndResume);

    /** The containers before, and when Docker reported the new health, by service. */
    private record Frozen(
            Map<String, Tier> before,
            Map<String, List<HealthTransition>> frozen,
            Map<String, List<HealthTransition>> resumed) {}

    FrozenCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HealthChecks.class)
    void a_frozen_container_becomes_unhealthy_within_the_promised_time(String service, Health promised) {
        requireHealthyBefore(service);

        assertThat(transitions.get().frozen().get(service))
                .allSatisfy(transition -> assertThat(transition)
                        .happenedWithin(promised.unhealthyWithin().duration()));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.HealthChecks.class)
    void a_resumed_container_becomes_healthy_within_the_promised_time(String service, Health promised) {
        requireHealthyBefore(service);
        Precondition.require(() -> assertThat(transitions.get().frozen().get(service))
                .as("containers of %s became unhealthy before they were resumed", service)
                .allMatch(transition -> transition.after().isPresent()));

        assertThat(transitions.get().resumed().get(service))
                .allSatisfy(transition -> assertThat(transition)
                        .happenedWithin(promised.healthyWithin().duration()));
    }

    private void requireHealthyBefore(String service) {
        Precondition.require(
                () -> assertThat(transitions.get().before().get(service)).isHealthy());
    }

    /** Freezes the services that are healthy: those of others are inconclusive, and delay nothing. */
    private Frozen freezeAndResume() {
        Map<String, Tier> before = stack.contract().services().entrySet().stream()
                .filter(service -> service.getValue().health().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(
                        Function.identity(), service -> stack.replicas().of(service)));
        List<Tier> healthy = before.values().stream()
                .filter(tier -> tier.replicas().stream().allMatch(replica -> replica.isWell() && replica.isHealthy()))
                .toList();
        List<Replica> all =
                healthy.stream().flatMap(tier -> tier.replicas().stream()).toList();
        Instant freezing = Instant.now();
        faults.containers().freeze(all);
        Map<String, List<HealthTransition>> frozen =
                transitions(healthy, "unhealthy", freezing, Health::unhealthyWithin);
        Instant resuming = Instant.now(); // before it: the first container is resumed, and probed, before the last
        faults.containers().resume(all);
        Map<String, List<HealthTransition>> resumed = transitions(
                healthy.stream()
                        .filter(tier -> frozen.get(tier.service()).stream()
                                .allMatch(transition -> transition.after().isPresent()))
                        .toList(),
                "healthy",
                resuming,
                Health::healthyWithin);
        return new Frozen(before, frozen, resumed);
    }

    /** Waits for each service no longer than for its own promised time. */
    private Map<String, List<HealthTransition>> transitions(
            List<Tier> tiers, String verdict, Instant since, Function<Health, TimeLimit> promised) {
        Map<String, Duration> limits = tiers.stream()
                .collect(Collectors.toMap(
                        Tier::service,
                        tier -> promised.apply(stack.contract()
                                        .services()
                                        .get(tier.service())
                                        .health()
                                        .orElseThrow())
                                .duration()
                                .plus(LATE)));
        Duration longest =
                limits.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return eventually("Docker reports every container as " + verdict, longest)
                .completeOrLast(
                        () -> tiers.stream()
                                .collect(Collectors.toMap(
                                        Tier::service,
                                        tier -> tier.replicas().stream()
                                                .map(replica -> HealthTransition.of(stack, replica, verdict, since))
                                                .toList())),
                        all -> all.entrySet().stream()
                                .allMatch(service -> service.getValue().stream()
                                        .allMatch(transition -> isOver(transition, limits.get(service.getKey())))));
    }

    private static boolean isOver(HealthTransition transition, Duration limit) {
        return transition.after().isPresent() || transition.watched().adjusted().compareTo(limit) >= 0;
    }
}
