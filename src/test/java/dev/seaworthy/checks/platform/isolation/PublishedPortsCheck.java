package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.NetworkView;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import dev.seaworthy.report.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Published ports")
@ReadOnlyStack
@Requirement({"HA-04", "CLUSTER-05"})
final class PublishedPortsCheck {
    private final ComposeStack stack;
    private final PortBindings publications;

    PublishedPortsCheck(ComposeStack stack) {
        this.stack = stack;
        this.publications = new PortBindings(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PublishedPorts.class)
    void a_promised_port_accepts_connections_on_the_host(String service, int port) {
        List<Replica> live = Precondition.running(stack.replicas().of(service));

        List<PortBinding> published = live.stream()
                .flatMap(replica -> publications.of(replica).stream())
                .filter(publication -> publication.is(port))
                .toList();

        assertThat(published)
                .withFailMessage(
                        "%s: expected port %d to be published on the host, but found %s", live, port, published)
                .hasSizeGreaterThanOrEqualTo(live.size());
        assertThat(published)
                .as("host bindings of port %d of %s", port, live)
                .allMatch(publications::accepts, "accepts a connection");
        listening(live)
                .forEach(view -> assertThat(view.listens())
                        .withFailMessage(
                                "%s: expected to listen on the published port %d on an address that other hosts reach, but it "
                                        + "listens there on the ports %s only",
                                view.replica().instance(), port, view.listens())
                        .contains(port));
    }

    /** The engine accepts connections itself, and closes them if the container listens on its loopback address only. */
    private List<NetworkView> listening(List<Replica> live) {
        List<String> ids = live.stream().map(Replica::id).toList();
        List<NetworkView> views = NetworkView.all(stack).stream()
                .filter(view -> ids.contains(view.replica().id()))
                .toList();
        Precondition.require(() -> assertThat(views)
                .as("containers whose listening ports were read")
                .hasSameSizeAs(live));
        return views;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.Services.class)
    void only_the_promised_ports_are_published(String service) {
        assertThat(Precondition.running(stack.replicas().of(service)))
                .flatExtracting(publications::of)
                .as("published ports of %s that are not promised", service)
                .filteredOn(publication -> !isPromised(publication))
                .isEmpty();
    }

    private boolean isPromised(PortBinding publication) {
        return stack.contract().services().get(publication.service()).publishes().stream()
                .anyMatch(publication::is);
    }
}
