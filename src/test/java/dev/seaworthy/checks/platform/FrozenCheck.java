package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ReactionAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.contract.Budget;
import dev.seaworthy.contract.Health;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Reaction;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Every container is frozen at once, and thawed at once: its health check has to say so without the others' help. */
@HoldsTheStackAlone
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement("COMPOSE-12")
final class FrozenCheck {
    /** What is late by less than this is told with its time; what is later, as never. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final ComposeProject stack;
    private final Faults faults;
    private final Once<Disturbance> disturbance = new Once<>(this::disturb);

    /** What was there before, and when Docker noticed, by service. */
    private record Disturbance(
            Map<String, Tier> before, Map<String, List<Reaction>> frozen, Map<String, List<Reaction>> thawed) {}

    FrozenCheck(ComposeProject stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.HealthChecks.class)
    void a_frozen_container_is_unhealthy_in_time(String service, Health promised) {
        assertThat(disturbance.get().before().get(service)).isHealthy();

        assertThat(disturbance.get().frozen().get(service))
                .isNotEmpty()
                .allSatisfy(reaction -> assertThat(reaction)
                        .cameWithin(promised.unhealthyWithin().duration()));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.HealthChecks.class)
    void a_thawed_container_is_healthy_again_in_time(String service, Health promised) {
        assertThat(disturbance.get().before().get(service)).isHealthy();

        assertThat(disturbance.get().thawed().get(service))
                .isNotEmpty()
                .allSatisfy(reaction ->
                        assertThat(reaction).cameWithin(promised.healthyWithin().duration()));
    }

    private Disturbance disturb() {
        Map<String, Tier> tiers = stack.contract().services().entrySet().stream()
                .filter(service -> service.getValue().health().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(
                        Function.identity(), service -> stack.replicas().of(service)));
        List<Replica> all =
                tiers.values().stream().flatMap(tier -> tier.live().stream()).toList();
        Instant freezing = Instant.now();
        faults.freeze(all);
        Map<String, List<Reaction>> frozen = reactions(tiers, "unhealthy", freezing, longest(Health::unhealthyWithin));
        Instant thawing = Instant.now(); // not after it: the first is thawed, and probed, before the last
        faults.thaw(all);
        Map<String, List<Reaction>> thawed = reactions(tiers, "healthy", thawing, longest(Health::healthyWithin));
        return new Disturbance(tiers, frozen, thawed);
    }

    private Map<String, List<Reaction>> reactions(
            Map<String, Tier> tiers, String verdict, Instant since, Duration longest) {
        return eventually("Docker calls every container " + verdict, longest.plus(LATE))
                .completeOrLast(
                        () -> tiers.values().stream()
                                .collect(Collectors.toMap(
                                        Tier::service,
                                        tier -> tier.live().stream()
                                                .map(replica -> Reaction.of(stack, replica, verdict, since))
                                                .toList())),
                        all -> all.values().stream()
                                .flatMap(List::stream)
                                .allMatch(reaction -> reaction.after().isPresent()));
    }

    private Duration longest(Function<Health, Budget> budget) {
        return stack.contract().services().values().stream()
                .flatMap(service -> service.health().stream())
                .map(health -> budget.apply(health).duration())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
