package dev.seaworthy.checks.platform.scaling;

import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Scaling")
@ExclusiveStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"COMPOSE-02", "COMPOSE-03"})
final class ScalingCheck {
    private final ComposeStack stack;
    private final Faults faults;
    private final DirectHttp direct;
    private final Memoized<Map<String, Scaled>> scaled = new Memoized<>(this::scale);

    /** A service's containers before, while and after it is scaled up by one replica. */
    private record Scaled(Tier before, Tier more, Tier after) {}

    ScalingCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.ReplicatedServices.class)
    void scaling_by_one_adds_a_working_replica_and_keeps_the_existing_ones_running(String service, int promised) {
        Scaled scaled = this.scaled.get().get(service);

        assertThat(scaled.before()).hasReplicas(promised).isRunningAndHealthy();
        assertThat(ids(scaled.more())).containsAll(ids(scaled.before()));
        assertThat(scaled.more().live()).extracting(Replica::hostname).doesNotHaveDuplicates();
        assertThat(ids(scaled.after())).isEqualTo(ids(scaled.before()));
        assertThat(scaled.after().live()).extracting(Replica::startedAt).isEqualTo(startsOf(scaled.before()));
    }

    /** Scales all services together, so that they are waited for together. */
    private Map<String, Scaled> scale() {
        Map<String, Tier> before = each(service -> stack.replicas().of(service));
        before.forEach(
                (service, tier) -> faults.services().scale(service, tier.live().size() + 1));
        Map<String, Tier> more =
                each(service -> well(service, before.get(service).live().size() + 1));
        before.forEach(
                (service, tier) -> faults.services().scale(service, tier.live().size()));
        Map<String, Tier> after =
                each(service -> well(service, before.get(service).live().size()));
        return before.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        service -> new Scaled(before.get(service), more.get(service), after.get(service))));
    }

    private Map<String, Tier> each(Function<String, Tier> tier) {
        return stack.contract().services().entrySet().stream()
                .filter(service -> service.getValue().replicas() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(Function.identity(), tier));
    }

    /** @return the tier when every replica is healthy, and responds if it has a promised HTTP endpoint */
    private Tier well(String service, int replicas) {
        Tier tier = eventuallyWithin(
                        "%d replicas of %s are healthy".formatted(replicas, service),
                        stack.contract().healthyWithin().duration())
                .of(
                        () -> stack.replicas().of(service),
                        seen -> assertThat(seen).hasReplicas(replicas).isRunningAndHealthy());
        stack.contract()
                .services()
                .get(service)
                .http()
                .ifPresent(endpoint -> assertThat(tier.live())
                        .map(replica -> direct.get(replica, endpoint.port(), endpoint.path()))
                        .allSatisfy(answer -> assertThat(answer).hasStatus(200)));
        return tier;
    }

    private static List<String> ids(Tier tier) {
        return tier.live().stream().map(Replica::id).toList();
    }

    private static List<Instant> startsOf(Tier tier) {
        return tier.live().stream().map(Replica::startedAt).toList();
    }
}
