package dev.seaworthy.checks.platform.isolation;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.PublishedPort.Protocol;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.PublishedHttp;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Requests what a container promises at a port that it publishes from the host, as its users do: the engine accepts
 * connections also if nobody listens in the container.
 */
@DisplayName("HTTP at published ports")
@ReadOnlyStack
@Requirement("HA-04")
final class PublishedHttpCheck {
    private final ComposeStack stack;
    private final PortBindings publications;
    private final PublishedHttp http;

    private final RootCause rootCause;

    PublishedHttpCheck(ComposeStack stack, Exchanges exchanges) {
        this.stack = stack;
        this.publications = new PortBindings(stack);
        this.http = new PublishedHttp(exchanges);
        this.rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PublishedHttp.class)
    void a_published_port_responds_on_the_host_as_the_container_promises(String service, HttpPromise promised) {
        rootCause.judgeWhenReady(
                service, "%s responds on the host".formatted(service), () -> assertResponds(service, promised));
    }

    private void assertResponds(String service, HttpPromise promised) {
        PublishedPort port = new PublishedPort(promised.port(), Protocol.TCP);
        List<PortBinding> bindings = Precondition.running(stack.replicas().of(service)).stream()
                .flatMap(replica -> publications.of(replica).stream())
                .filter(publication -> publication.is(port))
                .toList();
        Precondition.require(() -> assertThat(bindings)
                .as("host bindings of port %s of %s", port, service)
                .isNotEmpty());

        assertThat(bindings)
                .map(binding -> http.send(promised, binding.toString(), binding.reachableAt()))
                .allSatisfy(answer -> assertThat(answer).compliesWith(promised));
    }
}
