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
    void an_answer_shows_the_secrets_of_which_it_has_a_line() {
        assertThat(SECRETS.in(answer("password=correct-horse-battery"))).containsExactly("password");
    }

    @Test
    void a_line_that_stands_in_two_secrets_tells_neither() {
        assertThat(SECRETS.in(answer("user default on"))).isEmpty();
    }

    @Test
    void only_a_certificate_is_public() {
        assertThat(SECRETS.lines().keySet()).filteredOn(SECRETS::isPublic).containsExactly("certificate");
    }

    @Test
    void of_a_secret_too_short_to_be_told_nothing_is_known() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> Secrets.of(Map.of("pin", List.of("1234"))).linesOf("pin"))
                .withMessage("pin has no line of 12 characters of its own by which it can be told");
    }

    @Test
    void no_secret_is_shown_by_its_own_text() {
        assertThat(SECRETS.toString()).contains("password").doesNotContain("correct-horse");
    }

    private static Exchange answer(String body) {
        return Exchange.answered(
                Request.get("http://localhost/"), "web-1", Instant.now(), 200, Map.of(), body, Duration.ZERO);
    }
}
