package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class TcpPortTest {
    @Test
    void a_port_accepts_connections_while_a_program_listens() throws IOException {
        TcpPort port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = new TcpPort(InetAddress.getLoopbackAddress(), server.getLocalPort());
            assertThat(port.accepts()).isTrue();
        }
        assertThat(port.accepts()).isFalse();
    }

    @Test
    void an_address_of_this_host_is_known() throws IOException {
        assertThat(new TcpPort(InetAddress.getLoopbackAddress(), 1).isOnThisHost())
                .isTrue();
        assertThat(new TcpPort(InetAddress.ofLiteral("192.0.2.1"), 1).isOnThisHost())
                .isFalse();
    }

    @Test
    void an_unknown_host_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> TcpPort.all("nobody.invalid", 1))
                .withMessageContaining("unknown host: nobody.invalid");
    }
}
