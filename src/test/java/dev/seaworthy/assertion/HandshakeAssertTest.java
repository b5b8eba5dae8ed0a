package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HandshakeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.probe.tls.Handshake;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeAssertTest {
    @Test
    void a_refusal_is_told_with_the_host_and_the_reason() {
        Handshake refused = new Handshake("localhost", Optional.empty(), Optional.of("No subject alternative name"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(refused).presents(null))
                .withMessage("TLS at the edge for localhost: expected a certificate that a client can trust, "
                        + "but: No subject alternative name");
    }
}
