package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.PublishedPort.Protocol;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PortBindingTest {
    @Test
    void a_binding_is_that_of_a_port_and_its_protocol() {
        PortBinding binding = new PortBinding("web", 443, "udp", "127.0.0.1", 18443);

        assertThat(binding.is(new PublishedPort(443, Protocol.UDP))).isTrue();
        assertThat(binding.is(new PublishedPort(443, Protocol.TCP))).isFalse();
        assertThat(binding.is(new PublishedPort(18443, Protocol.UDP))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 127.0.0.1", "0.0.0.0, 127.0.0.1", "::, 0:0:0:0:0:0:0:1", "127.0.0.2, 127.0.0.2"})
    void a_client_on_the_host_connects_by_the_loopback_address_of_the_same_family(String bound, String address) {
        assertThat(new PortBinding("web", 80, "tcp", bound, 32768).reachableAt())
                .returns(address, at -> at.getAddress().getHostAddress())
                .returns(32768, InetSocketAddress::getPort);
    }
}
