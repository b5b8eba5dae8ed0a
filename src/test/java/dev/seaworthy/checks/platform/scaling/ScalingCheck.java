package dev.seaworthy.checks.platform.scaling;

import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
    private final Memoized<Map<String, Tier>> before = new Memoized<>(this::before);
    private final Memoized<Map<String, Scaled>> scaled = new Memoized<>(this::scale);

    /** A service's containers while and after it is scaled up by one replica; or why they are not as promised. */
    private record Scaled(Memoized<Tier> more, Memoized<Tier> after) {}

    ScalingCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.ScalableServices.class)
    void scaling_by_one_adds_a_working_replica_and_keeps_the_existing_ones_running(String service, int promised) {
        int ports = stack.replicasWithHostPorts(service);
        String tooFew = "%s: expected host ports for more than %d replicas, but the Compose files publish them for %d"
                .formatted(service, promised, ports);
        assumeTrue(ports > promised || isScalable(service), tooFew);
        assertThat(ports).withFailMessage(tooFew).isGreaterThan(promised);
        Tier before = this.before.get().get(service);
        Precondition.require(() -> assertThat(before).hasReplicas(promised).isRunningAndHealthy());

        Scaled scaled = this.scaled.get().get(service);
        Tier more = scaled.more().get();
        assertThat(ids(more))
                .as("containers of %s after scaling up, which must include those before", service)
                .containsAll(ids(before));
        Tier after = scaled.after().get();
        assertThat(ids(after))
                .as("containers of %s after scaling up and down, which must be those before", service)
                .isEqualTo(ids(before));
        assertThat(after.live())
                .as("replicas of %s after scaling up and down, which must not be restarted", service)
                .extracting(Replica::startedAt)
                .isEqualTo(startsOf(before));
    }

    private boolean isScalable(String service) {
        return stack.contract().services().get(service).scalable().orElse(false);
    }

    private Map<String, Tier> before() {
        return each(
                stack.contract().services().keySet(),
                service -> stack.replicas().of(service));
    }

    /** Scales all services that are well together, so that they are waited for together. */
    private Map<String, Scaled> scale() {
        Map<String, Service> promised = stack.contract().services();
        List<String> services = before.get().entrySet().stream()
                .filter(service -> promised.get(service.getKey()).mustScale())
                .filter(service ->
                        service.getValue().isWell(promised.get(service.getKey()).replicas()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Memoized<Tier>> more =
                scale(services, service -> promised.get(service).replicas() + 1);
        Map<String, Memoized<Tier>> after =
                scale(services, service -> promised.get(service).replicas());
        return each(services, service -> new Scaled(more.get(service), after.get(service)));
    }

    private Map<String, Memoized<Tier>> scale(List<String> services, ToIntFunction<String> replicas) {
        Map<String, Memoized<CommandResult>> scaling = each(
                services,
                service -> Memoized.observed(() -> faults.services().tryScale(service, replicas.applyAsInt(service))));
        return each(services, service -> seen(service, scaling.get(service), replicas.applyAsInt(service)));
    }

    /** Observes now; a failure is that of the service's own row. */
    private Memoized<Tier> seen(String service, Memoized<CommandResult> scaling, int replicas) {
        return Memoized.observed(() -> {
            assertThat(scaling.get().exit())
                    .withFailMessage(
                            "%s: expected %d replicas, but docker compose up --scale exited with %d: %s",
                            service,
                            replicas,
                            scaling.get().exit(),
                            scaling.get().errors().strip())
                    .isZero();
            return well(service, replicas);
        });
    }

    private static <T> Map<String, T> each(Collection<String> services, Function<String, T> observed) {
        return services.stream().collect(Collectors.toMap(Function.identity(), observed));
    }

    /**
     * @return the tier when every replica is healthy, and responds if it has a promised HTTP endpoint; what it needs
     *     for a response is scaled at the same time, and may be a replica that has just been removed
     */
    private Tier well(String service, int replicas) {
        Duration within = stack.contract().healthyWithin().duration();
        Tier tier = eventuallyWithin("%d replicas of %s are healthy".formatted(replicas, service), within)
                .of(
                        () -> stack.replicas().of(service),
                        seen -> assertThat(seen).hasReplicas(replicas).isRunningAndHealthy());
        stack.contract()
                .services()
                .get(service)
                .http()
                .forEach(promised -> eventuallyWithin(
                                "every replica of %s responds to %s".formatted(service, promised), within)
                        .of(
                                () -> tier.live().stream()
                                        .map(replica -> direct.send(replica, promised))
                                        .toList(),
                                answers -> assertThat(answers)
                                        .allSatisfy(answer -> assertThat(answer).compliesWith(promised))));
        return tier;
    }

    private static List<String> ids(Tier tier) {
        return tier.live().stream().map(Replica::id).toList();
    }

    private static List<Instant> startsOf(Tier tier) {
        return tier.live().stream().map(Replica::startedAt).toList();
    }
}
