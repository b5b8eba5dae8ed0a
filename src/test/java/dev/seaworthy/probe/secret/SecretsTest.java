package dev.seaworthy.probe.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretsTest {
    private static final Secrets SECRETS = Secrets.of(Map.of(
            "password",
            text("correct-horse-battery"),
            "users",
            text("user default on", "user shop on >correct-horse"),
            "more_users",
            text("user default on", "user till on >battery-staple"),
            "certificate",
            text("-----BEGIN CERTIFICATE-----", "MIIBPublicBase64", "-----END CERTIFICATE-----")));

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
        assertThat(SECRETS.names()).filteredOn(SECRETS::isPublic).containsExactly("certificate");
    }

    @Test
    void a_short_secret_is_not_searched_for_and_others_are() {
        Secrets secrets = Secrets.of(Map.of("pin", text("1234"), "password", text("correct-horse-battery")));

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> secrets.partsOf("pin"))
                .withMessage("pin is not searched for: it has no line of 12 characters: "
                        + "a shorter one would match unrelated text");
        assertThat(secrets.files()).containsOnlyKeys("password");
    }

    @Test
    void two_equal_secrets_identify_neither() {
        Secrets secrets =
                Secrets.of(Map.of("old", text("correct-horse-battery"), "new", text("correct-horse-battery")));

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> secrets.partsOf("old"))
                .withMessage("old is not searched for: another secret contains each of its lines too");
    }

    @Test
    void a_secret_that_the_Compose_file_does_not_have_is_named_with_those_that_it_has() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> SECRETS.partsOf("db_pasword"))
                .withMessage("the Compose file has no secret db_pasword; "
                        + "it has [certificate, more_users, password, users]");
    }

    @Test
    void a_binary_secret_is_identified_by_its_bytes() {
        byte[] keystore = new byte[60];
        for (int i = 0; i < keystore.length; i++) {
            keystore[i] = (byte) (0xc0 + i);
        }
        keystore[10] = 0;
        keystore[50] = '\n';
        Secrets secrets = Secrets.of(Map.of("keystore", keystore));

        assertThat(secrets.partsOf("keystore"))
                .singleElement()
                .satisfies(part -> assertThat(part).hasSize(39));
        assertThat(secrets.files().get("keystore")).startsWith(0xcb, 0xcc).endsWith(0xf1, '\n');
    }

    @Test
    void the_text_of_the_record_contains_no_secret() {
        assertThat(SECRETS.toString()).contains("password").doesNotContain("correct-horse");
    }

    private static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange answer(String body) {
        return Exchange.answered(
                Request.get("http://localhost/"), "web-1", Instant.now(), 200, Map.of(), body, Duration.ZERO);
    }
}
