package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NetworkViewsTest {
    private static final Replica WEB = ReplicaFixtures.attached("web", 11, Map.of("inside", "172.20.0.2"));
    private static final Replica CRUNCHER = ReplicaFixtures.attached("cruncher", 12, Map.of("none", ""));
    private static final Replica AGENT = ReplicaFixtures.attached("agent", 13, Map.of("host", ""));
    private static final Replica SIDECAR = ReplicaFixtures.attached("sidecar", 14, Map.of());
    private static final Replica LOOP = ReplicaFixtures.attached("loop", 15, Map.of("inside", "172.20.0.3"));

    /** As the script {@code network} prints it. */
    private static final String OUTPUT = """
            host namespace net:[1]
            11 namespace net:[2]
            11 listens 0.0.0.0:80
            11 listens 127.0.0.11:35000
            11 listens [::ffff:127.0.0.1]:5005
            11 listens [::1]:5006
            11 listens [::1%lo]:5007
            11 address 172.20.0.2/16
            11 route 172.20.0.0/16 dev eth0
            12 namespace net:[3]
            13 namespace net:[1]
            13 listens 0.0.0.0:22
            13 address 192.0.2.7/24
            13 route default via 192.0.2.1 dev eth0
            14 namespace net:[2]
            14 listens 0.0.0.0:80
            14 address 172.20.0.2/16
            14 route 172.20.0.0/16 dev eth0
            15 failed nsenter: cannot open /proc/15/ns/net: No such file or directory
            """;

    private final NetworkViews views = NetworkViews.of(List.of(WEB, CRUNCHER, AGENT, SIDECAR, LOOP), OUTPUT);

    @Test
    void a_container_on_a_network_is_seen_with_its_addresses_and_ports() {
        NetworkView web = only("web");

        assertThat(web.addresses()).containsExactly("172.20.0.2");
        assertThat(web.listens()).as("without loopback addresses").containsExactly(80);
        assertThat(web.isUnconnected()).isFalse();
    }

    @Test
    void a_container_on_no_network_is_unconnected_and_not_unread() {
        assertThat(only("cruncher").isUnconnected()).isTrue();
    }

    @Test
    void the_ports_of_the_host_are_not_those_of_a_container_in_its_namespace() {
        assertThat(only("agent").namespace().isTheHosts()).isTrue();
        assertThat(only("agent").listens()).isEmpty();
    }

    @Test
    void the_ports_of_a_shared_namespace_are_those_of_the_container_that_is_attached_to_networks() {
        assertThat(only("sidecar").namespace().owner()).hasValue("web-1");
        assertThat(only("sidecar").listens()).isEmpty();
        assertThat(only("web").namespace()).isEqualTo(NetworkView.Namespace.OWN);
    }

    @Test
    void a_container_that_has_ended_hides_only_its_own_network() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> views.complete("loop"))
                .withMessage("the network of loop-1 (running, none) cannot be read: "
                        + "nsenter: cannot open /proc/15/ns/net: No such file or directory");
        assertThat(views.all()).hasSize(4);
    }

    @Test
    void a_container_that_is_attached_to_networks_and_has_no_route_is_not_taken_for_unconnected() {
        NetworkViews routeless = NetworkViews.of(List.of(WEB), "11 namespace net:[2]\n");

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> routeless.complete("web"))
                .withMessageContaining("web-1 (running, none) is attached to networks, but has no route");
    }

    private NetworkView only(String service) {
        return views.complete(service).getFirst();
    }
}
