package dev.seaworthy.checks.product.edge;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.HandshakeAssert.assertThat;

import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.tls.Handshake;
import dev.seaworthy.probe.tls.Tls;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HTTP, HTTPS and the certificate")
@ReadOnlyStack
@Requirement("HA-04")
final class HttpsCheck {
    private final Http http;
    private final Tls tls;

    HttpsCheck(Http http, Tls tls) {
        this.http = http;
        this.tls = tls;
    }

    @ParameterizedTest(name = "{0}://{1}/")
    @CsvSource({
        "http,  localhost,          I've been visited",
        "https, localhost,          I've been visited",
        "http,  frontend.localhost, Hello world!",
        "https, frontend.localhost, Hello world!",
        "http,  backend.localhost,  Hello world!",
        "https, backend.localhost,  Hello world!"
    })
    void the_host_reaches_the_application_over_http_and_https(String scheme, String host, String sign) {
        assertThat(http.get("%s://%s/".formatted(scheme, host))).hasStatus(200).hasBodyContaining(sign);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "localhost",
                "frontend.localhost",
                "backend.localhost",
                "dashboard.localhost",
                "metrics.localhost"
            })
    void the_certificate_is_the_one_of_the_stack_and_valid_for_every_site(String host) {
        Handshake handshake = tls.handshake(host);

        tls.certificate()
                .x509()
                .ifPresentOrElse(
                        own -> assertThat(handshake).presents(own),
                        () -> assertThat(handshake).isTrusted());
    }
}
