package dev.seaworthy.checks.product.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.tls.ClientHello;
import dev.seaworthy.probe.tls.ServerHelloOrAlert;
import dev.seaworthy.probe.tls.Tls;
import dev.seaworthy.report.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The positive control of each rejection is the same handshake with accepted parameters. */
@DisplayName("TLS versions and ciphers")
@ReadOnlyStack
@Requirement("HA-04")
final class TlsCheck {
    /** Ciphers of TLS 1.3, of 1.2 and of earlier versions: a server that accepts the version supports one of them. */
    private static final List<Integer> CIPHERS =
            List.of(0x1301, 0x1302, 0xc02b, 0xc02f, 0xc00a, 0xc009, 0xc014, 0xc013);

    /** The ciphers of the rows are for a certificate with an elliptic curve; these are the same ones for RSA. */
    private static final Map<Integer, Integer> FOR_RSA = Map.of(
            0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc009, 0xc013, 0xc00a, 0xc014, 0xc023, 0xc027, 0xc024,
            0xc028, 0xc0ae, 0xc0a0, 0xc006, 0xc010);

    private static final int TLS_1_2 = 0x0303;

    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;

    private final Tls tls;

    TlsCheck(Tls tls) {
        this.tls = tls;
    }

    @ParameterizedTest(name = "TLS {1}")
    @CsvSource({"0x0303, 1.2", "0x0304, 1.3"})
    void a_current_TLS_version_is_accepted(int version, String name) {
        ServerHelloOrAlert answer = tls.hello(new ClientHello(version, CIPHERS));

        assertThat(answer.version())
                .overridingErrorMessage("%s; expected version 0x%04x", answer, version)
                .hasValue(version);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"0x0301, TLS 1.0", "0x0302, TLS 1.1"})
    void an_outdated_TLS_version_is_refused(int version, String name) {
        ServerHelloOrAlert answer = tls.hello(new ClientHello(version, CIPHERS));

        assertThat(answer.alert())
                .overridingErrorMessage("%s; expected alert %d (protocol_version)", answer, PROTOCOL_VERSION)
                .hasValue(PROTOCOL_VERSION);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"0xc02b, AES-128-GCM", "0xc02c, AES-256-GCM", "0xcca9, ChaCha20-Poly1305"})
    void an_authenticated_cipher_is_accepted(int cipher, String name) {
        int offered = forTheCertificate(cipher);

        ServerHelloOrAlert answer = tls.hello(new ClientHello(TLS_1_2, List.of(offered)));

        assertThat(answer.cipher())
                .overridingErrorMessage("%s; expected cipher 0x%04x", answer, offered)
                .hasValue(offered);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0xc009, AES-128-CBC with SHA-1",
        "0xc00a, AES-256-CBC with SHA-1",
        "0xc023, AES-128-CBC with SHA-256",
        "0xc024, AES-256-CBC with SHA-384",
        "0xc0ae, AES-128-CCM with a short tag",
        "0xc006, no encryption"
    })
    void a_weak_cipher_is_refused(int cipher, String name) {
        ServerHelloOrAlert answer = tls.hello(new ClientHello(TLS_1_2, List.of(forTheCertificate(cipher))));

        assertThat(answer.alert())
                .overridingErrorMessage("%s; expected alert %d (handshake_failure)", answer, HANDSHAKE_FAILURE)
                .hasValue(HANDSHAKE_FAILURE);
    }

    private int forTheCertificate(int cipher) {
        return tls.isRsa() ? FOR_RSA.get(cipher) : cipher;
    }
}
