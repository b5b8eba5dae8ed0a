package dev.seaworthy.probe.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    private static final Secrets SECRETS = Secrets.of(Map.of(
            "password",
            List.of("correct-horse-battery"),
            "users",
            List.of("user default on", "user shop on >correct-horse"),
            "more_users",
            List.of("user default on", "user till on >battery-staple"),
            "certificate",
            List.of("-----BEGIN CERTIFICATE-----", "MIIBPublicBase64", "-----END CERTIFICATE-----")));

    @Test
    void a_response_contains_the_secrets_of_which_it_has_a_line() {
        assertThat(SECRETS.in(answer("password=correct-horse-battery"))).containsExactly("password");
    }

    @Test
    void a_line_of_two_secrets_identifies_neither() {
        assertThat(SECRETS.in(answer("user default on"))).isEmpty();
    }

    @Test
    void only_a_certificate_is_public() {
        assertThat(SECRETS.lines().keySet()).filteredOn(SECRETS::isPublic).containsExactly("certificate");
    }

    @Test
    void a_secret_without_an_identifying_line_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Secrets.of(Map.of("pin", List.of("1234"))).linesOf("pin"))
                .withMessage("pin has no line of at least 12 characters that no other secret has");
    }

    @Test
    void the_text_of_the_record_contains_no_secret() {
        assertThat(SECRETS.toString()).contains("password").doesNotContain("correct-horse");
    }

    private static Exchange answer(String body) {
        return Exchange.answered(
                Request.get("http://localhost/"), "web-1", Instant.now(), 200, Map.of(), body, Duration.ZERO);
    }
}
