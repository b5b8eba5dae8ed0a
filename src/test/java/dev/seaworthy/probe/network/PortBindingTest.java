package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.PublishedPort.Protocol;
import org.junit.jupiter.api.Test;

final class PortBindingTest {
    @Test
    void a_binding_is_that_of_a_port_and_its_protocol() {
        PortBinding binding = new PortBinding("web", 443, "udp", "127.0.0.1", 18443);

        assertThat(binding.is(new PublishedPort(443, Protocol.UDP))).isTrue();
        assertThat(binding.is(new PublishedPort(443, Protocol.TCP))).isFalse();
        assertThat(binding.is(new PublishedPort(18443, Protocol.UDP))).isFalse();
    }
}
