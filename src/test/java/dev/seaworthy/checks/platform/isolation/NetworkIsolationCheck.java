package dev.seaworthy.checks.platform.isolation;

import static dev.seaworthy.assertion.ConnectionAttemptsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.network.ConnectionAttempts;
import dev.seaworthy.probe.network.NetworkView;
import dev.seaworthy.probe.network.Reachability;
import dev.seaworthy.report.ReachabilityTable;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Probes once for all rows: the connection attempts of all services run in parallel. */
@DisplayName("Network isolation")
@ReadOnlyStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"COMPOSE-05", "COMPOSE-06", "HA-06", "CLUSTER-05"})
final class NetworkIsolationCheck {
    private final ComposeStack stack;
    private final Memoized<Reachability> reachability;

    NetworkIsolationCheck(ComposeStack stack) {
        this.stack = stack;
        reachability = new Memoized<>(() -> new Reachability(stack));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Services.class)
    void a_service_reaches_its_promised_targets_and_no_service_outside_its_networks(String service) {
        ConnectionAttempts attempts = reachability.get().from(service);
        ReachabilityTable.attach(attempts, stack.contract());

        assertThat(attempts).keep(stack.contract());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.InternalServices.class)
    void a_service_on_internal_networks_only_has_no_route_out_of_the_stack(String service) {
        List<NetworkView> views = reachability.get().views(service);
        if (views.isEmpty()) {
            throw new InconclusiveException(service + " has no running container whose routes can be read");
        }
        assertThat(views)
                .flatExtracting(NetworkView::waysOut)
                .as("routes of %s that lead out of the stack", service)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.InternalServices.class)
    void a_service_on_internal_networks_only_cannot_connect_to_a_host_outside_the_stack(String service) {
        assertThat(reachability.get().outside(service)).allFailed();
    }
}
