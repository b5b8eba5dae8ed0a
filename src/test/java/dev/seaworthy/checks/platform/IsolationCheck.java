package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.AttemptsAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.SharesTheStack;
import dev.seaworthy.evidence.ReachabilityTable;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.Attempts;
import dev.seaworthy.probe.NetworkView;
import dev.seaworthy.probe.Reachability;
import dev.seaworthy.stack.ComposeProject;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** One look for all rows: the attempts of all services run beside each other. */
@SharesTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Requirement({"COMPOSE-05", "COMPOSE-06", "HA-06", "CLUSTER-05"})
final class IsolationCheck {
    private final ComposeProject stack;
    private final Once<Reachability> reachability;

    IsolationCheck(ComposeProject stack) {
        this.stack = stack;
        reachability = new Once<>(() -> new Reachability(stack));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Services.class)
    void a_service_reaches_what_it_was_promised_and_no_service_that_it_is_not_joined_with(String service) {
        Attempts attempts = reachability.get().from(service);
        ReachabilityTable.attach(attempts, stack.contract());

        assertThat(attempts).keep(stack.contract());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Enclosed.class)
    void a_service_on_inner_networks_only_has_no_route_out_of_the_stack(String service) {
        assertThat(reachability.get().views(service))
                .isNotEmpty()
                .flatExtracting(NetworkView::waysOut)
                .as("routes of %s that lead out of the stack", service)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Enclosed.class)
    void a_service_on_inner_networks_only_reaches_nothing_outside_of_the_stack(String service) {
        assertThat(reachability.get().outside(service)).allFailed();
    }
}
