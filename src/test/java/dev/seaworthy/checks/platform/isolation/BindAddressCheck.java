package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Hardening;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.network.DefaultBindings;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Judges the Compose files, of which the variables in the user's environment may choose other addresses. */
@DisplayName("Default bind addresses")
@ReadOnlyStack
@Requirement({"HA-06", "CLUSTER-05"})
final class BindAddressCheck {
    private final ComposeStack stack;

    BindAddressCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.LoopbackPorts.class)
    void a_port_is_published_on_the_loopback_address_by_default(String service, PublishedPort port) {
        Map<Hardening, String> exempt = stack.contract().services().get(service).exempt();
        assumeTrue(
                !exempt.containsKey(Hardening.LOOPBACK_ONLY), () -> "exempt: " + exempt.get(Hardening.LOOPBACK_ONLY));

        List<String> addresses = new DefaultBindings(stack).addresses(service, port);
        Precondition.require(() -> assertThat(addresses)
                .as("host addresses at which the Compose files publish port %s of %s", port, service)
                .isNotEmpty());

        assertThat(addresses)
                .as("%s: host addresses of port %s in the Compose files, promised loopback-only", service, port)
                .allMatch(address -> address.matches("127\\..*|::1"), "loopback");
    }
}
