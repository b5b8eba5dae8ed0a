package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.probe.network.ConnectionAttempt;
import dev.seaworthy.probe.network.ConnectionAttempt.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TcpPortsTest {
    private static final ConnectionAttempt REFUSED =
            new ConnectionAttempt("store", "store", "172.20.0.2", 6379, Outcome.REFUSED);
    private static final ConnectionAttempt CONNECTED =
            new ConnectionAttempt("store", "store", "172.21.0.2", 6379, Outcome.CONNECTED);

    @Test
    void one_of_several_addresses_has_to_accept_connections() {
        assertThatNoException()
                .isThrownBy(() -> TcpPortsCheck.assertAccepts("store-1", 6379, List.of(REFUSED, CONNECTED)));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TcpPortsCheck.assertAccepts("store-1", 6379, List.of(REFUSED)))
                .withMessage("store-1: expected to accept connections of other containers at port 6379, but "
                        + "[172.20.0.2:6379 of store refused]");
    }

    @Test
    void a_container_without_an_address_accepts_none() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TcpPortsCheck.assertAccepts("store-1", 6379, List.of()))
                .withMessageContaining("it has no address for them");
    }
}
