package dev.seaworthy.assertion;

import dev.seaworthy.probe.tls.Handshake;
import java.security.cert.X509Certificate;
import org.assertj.core.api.AbstractAssert;

/** Asserts the result of a TLS handshake. */
public final class HandshakeAssert extends AbstractAssert<HandshakeAssert, Handshake> {
    private HandshakeAssert(Handshake actual) {
        super(actual, HandshakeAssert.class);
    }

    public static HandshakeAssert assertThat(Handshake actual) {
        return new HandshakeAssert(actual);
    }

    /** Fails unless the client trusts the certificate for the host. */
    public HandshakeAssert isTrusted() {
        if (actual.refusal().isPresent()) {
            throw failure(
                    "TLS at the edge for %s: expected a certificate that the client trusts, but: %s",
                    actual.host(), actual.refusal().get());
        }
        return this;
    }

    /** Fails unless the client trusts the certificate for the host, and it is this one. */
    public HandshakeAssert presents(X509Certificate expected) {
        isTrusted();
        if (!actual.presented().equals(java.util.Optional.of(expected))) {
            throw failure(
                    "TLS at the edge for %s: expected the stack's certificate with serial %x, got serial %x",
                    actual.host(),
                    expected.getSerialNumber(),
                    actual.presented().orElseThrow().getSerialNumber());
        }
        return this;
    }
}
