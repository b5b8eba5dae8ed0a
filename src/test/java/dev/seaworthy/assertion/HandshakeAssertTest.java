package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HandshakeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.probe.tls.Handshake;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandshakeAssertTest {
    @Test
    void an_untrusted_certificate_is_reported_with_host_and_reason() {
        Handshake refused = new Handshake("localhost", Optional.empty(), Optional.of("No subject alternative name"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(refused).presents(null))
                .withMessage("TLS at the edge for localhost: expected a certificate that the client trusts, "
                        + "but: No subject alternative name");
    }
}
