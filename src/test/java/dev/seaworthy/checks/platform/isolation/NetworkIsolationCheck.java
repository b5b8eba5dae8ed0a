package dev.seaworthy.checks.platform.isolation;

import static dev.seaworthy.assertion.ConnectionAttemptsAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.StartUp;
import dev.seaworthy.contract.ServicePort;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.network.ConnectionAttempts;
import dev.seaworthy.probe.network.NetworkView;
import dev.seaworthy.probe.network.NetworkViews;
import dev.seaworthy.probe.network.Reachability;
import dev.seaworthy.report.ReachabilityTable;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Probes once for all rows: the connection attempts of all services run in parallel. Waits before that until the
 * promised targets listen, for as long as the contract gives the stack to become healthy.
 */
@DisplayName("Network isolation")
@ReadOnlyStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"COMPOSE-05", "COMPOSE-06", "HA-06", "CLUSTER-05"})
final class NetworkIsolationCheck {
    private final ComposeStack stack;
    private final Memoized<Reachability> reachability = new Memoized<>(this::attempts);

    NetworkIsolationCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Services.class)
    void a_service_reaches_its_promised_targets_and_no_service_outside_its_networks(String service) {
        ConnectionAttempts attempts = reachability.get().from(service);
        ReachabilityTable.attach(attempts, stack.contract());
        List<String> sick = sickTargets(attempts);

        assertThat(attempts.without(sick))
                .as("networks of %s: %s", service, networks(service))
                .keep(stack.contract());
        if (!sick.isEmpty()) {
            throw new InconclusiveException("%s cannot connect to %s, which are not well: %s"
                    .formatted(
                            service,
                            sick,
                            sick.stream()
                                    .map(target -> stack.replicas().of(target).replicas())
                                    .toList()));
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.InternalServices.class)
    void a_service_on_internal_networks_only_has_no_route_out_of_the_stack(String service) {
        assertThat(reachability.get().views().complete(service))
                .flatExtracting(NetworkView::waysOut)
                .as("routes of %s that lead out of the stack", service)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.InternalServices.class)
    void a_service_on_internal_networks_only_cannot_connect_to_a_host_outside_the_stack(String service) {
        assertThat(reachability.get().outside(service)).allFailed();
    }

    private String networks(String service) {
        return reachability.get().views().of(service).stream()
                .flatMap(view -> view.replica().addresses().keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Reachability attempts() {
        NetworkViews views = eventually("every promised target listens", new StartUp(stack).rest())
                .completeOrLast(
                        () -> NetworkViews.of(stack),
                        seen -> promisedTargets().allMatch(target -> seen.listens(target.service(), target.port())));
        return new Reachability(stack, views);
    }

    private Stream<ServicePort> promisedTargets() {
        return stack.contract().services().values().stream()
                .flatMap(service -> service.reaches().stream())
                .distinct();
    }

    /** The promised targets that were not reached and are not well themselves: this is no violation of the source. */
    private List<String> sickTargets(ConnectionAttempts attempts) {
        return attempts.missing(stack.contract()).stream()
                .filter(target -> !target.equals(attempts.source()))
                .filter(target -> !stack.replicas()
                        .of(target)
                        .isWell(stack.contract().services().get(target).replicas()))
                .toList();
    }
}
