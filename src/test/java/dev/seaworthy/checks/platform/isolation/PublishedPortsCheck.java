package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.NetworkView;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import dev.seaworthy.probe.network.UdpSockets;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

@DisplayName("Published ports")
@ReadOnlyStack
@Requirement({"HA-04", "CLUSTER-05"})
final class PublishedPortsCheck {
    private final ComposeStack stack;
    private final PortBindings publications;
    private final UdpSockets sockets;

    private final RootCause rootCause;

    PublishedPortsCheck(ComposeStack stack) {
        this.stack = stack;
        this.publications = new PortBindings(stack);
        this.sockets = new UdpSockets(stack);
        this.rootCause = new RootCause(stack);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PublishedTcpPorts.class)
    void a_promised_port_accepts_connections_on_the_host(String service, PublishedPort port) {
        rootCause.judgeWhenReady(
                service,
                "port %s of %s accepts connections on the host".formatted(port, service),
                () -> assertAccepts(Precondition.running(stack.replicas().of(service)), port));
    }

    private void assertAccepts(List<Replica> live, PublishedPort port) {
        assertThat(published(live, port))
                .as("host bindings of port %s of %s", port, live)
                .allMatch(publications::accepts, "accepts a connection");
        listening(live)
                .forEach(view -> assertThat(view.listens())
                        .withFailMessage(
                                "%s: expected to listen on the published port %s on an address that other hosts reach, but it "
                                        + "listens there on the ports %s only",
                                view.replica().instance(), port, view.listens())
                        .contains(port.number()));
    }

    /** A response cannot be expected of any UDP service, so that its socket has to be enough. */
    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PublishedUdpPorts.class)
    void a_promised_UDP_port_is_published_and_has_a_socket_in_the_container(String service, PublishedPort port) {
        rootCause.judgeWhenReady(
                service,
                "port %s of %s is published and has a socket".formatted(port, service),
                () -> assertHasSocket(Precondition.running(stack.replicas().of(service)), port));
    }

    private void assertHasSocket(List<Replica> live, PublishedPort port) {
        published(live, port);
        assertThat(live).allSatisfy(replica -> {
            SortedSet<Integer> bound = sockets.of(replica);
            assertThat(bound)
                    .withFailMessage(
                            "%s: expected a UDP socket on the published port %s on an address that other hosts reach, "
                                    + "but it has such sockets on the ports %s only",
                            replica.instance(), port, bound)
                    .contains(port.number());
        });
    }

    /** Fails unless each replica publishes the port. */
    private List<PortBinding> published(List<Replica> live, PublishedPort port) {
        Map<Replica, List<PortBinding>> all = publications.of(live);
        assertThat(live)
                .allSatisfy(replica -> assertThat(all.get(replica))
                        .withFailMessage(
                                "%s: expected port %s to be published on the host, but found %s",
                                replica.instance(), port, all.get(replica))
                        .anyMatch(publication -> publication.is(port)));
        return all.values().stream()
                .flatMap(List::stream)
                .filter(publication -> publication.is(port))
                .toList();
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
        return stack.contract().services().get(publication.service()).publishedPorts().stream()
                .anyMatch(publication::is);
    }
}
