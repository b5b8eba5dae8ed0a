package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class RedactionTest {
    @TempDir
    private Path directory;

    @Test
    void secrets_are_replaced_and_a_certificate_is_kept() throws IOException {
        Files.writeString(directory.resolve("password"), "correct-horse-battery\n");
        Files.writeString(directory.resolve("key"), "-----BEGIN KEY-----\nMHcCAQEEIBase64\n-----END KEY-----\n");
        Files.writeString(
                directory.resolve("certificate"),
                "-----BEGIN CERTIFICATE-----\nMIIBPublicBase64\n-----END CERTIFICATE-----\n");
        Files.write(directory.resolve("keystore"), new byte[] {(byte) 0xfe, (byte) 0xed});

        String redacted = redaction("""
                {"secrets": {"a": {"file": "%1$s/password"}, "b": {"file": "%1$s/key"},
                 "c": {"file": "%1$s/certificate"}, "d": {"file": "%1$s/keystore"}, "e": {"environment": "E"}}}
                """.formatted(directory))
                .of("password=correct-horse-battery key=MHcCAQEEIBase64 certificate=MIIBPublicBase64");

        assertThat(redacted).isEqualTo("password=[redacted] key=[redacted] certificate=MIIBPublicBase64");
    }

    @Test
    void the_credentials_of_several_stacks_are_replaced_the_longest_first() {
        String model = "{\"services\": {\"web\": {\"environment\": {\"DB_PASSWORD\": \"%s\"}}}}";
        Redaction both = redaction(model.formatted("harbour-7")).and(redaction(model.formatted("harbour-7-west")));

        assertThat(both.of("harbour-7-west and harbour-7")).isEqualTo("[redacted] and [redacted]");
    }

    @Test
    void a_credential_that_is_part_of_a_public_word_is_as_long_as_its_text() {
        Redaction word = redaction("{\"services\": {\"harbour7\": {\"environment\": {\"DB_PASSWORD\": \"harbour\"}}}}");
        Redaction longer =
                redaction("{\"services\": {\"web\": {\"environment\": {\"DB_PASSWORD\": \"harbour-west\"}}}}");

        assertThat(word.and(longer).of("at harbour-west")).isEqualTo("at [redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES_PASSWORD, harbour-7, login harbour-7 failed, login [redacted] failed",
        "GITHUB_TOKEN, ghp_1234567, ghp_1234567, [redacted]",
        "DATABASE_URL, postgres://shop:harbour-7@db/shop, at harbour-7, at [redacted]",
        "DB_PASSWORD_FILE, /run/secrets/db, reads /run/secrets/db, reads /run/secrets/db",
        "MODE, production, in production, in production",
        "ROOT_PASSWORD, root, as root, as root",
        "DB_PASS, harbour-7, at harbour-7, at [redacted]",
        "MYSQL_PWD, harbour-7, at harbour-7, at [redacted]",
        "PWD, /home/shop, in /home/shop, in /home/shop",
        "APP_KEY, base64:aGFyYm91cg, base64:aGFyYm91cg, [redacted]",
        "TLS_PRIVATE_KEY, /etc/ssl/shop.key, /etc/ssl/shop.key, /etc/ssl/shop.key",
        "BYPASS, enabled, is enabled, is enabled",
        "DSN, host=db password=harbour-7 user=shop, at harbour-7, at [redacted]",
        "DSN, Server=db;Pwd='harbour 7';, at harbour 7, at [redacted]",
        "DSN, shop:harbour-7@tcp(db:3306)/shop, at harbour-7, at [redacted]"
    })
    void variables_named_like_a_password_are_replaced(String name, String value, String text, String expected) {
        assertThat(redaction("{\"services\": {\"web\": {\"environment\": {\"%s\": \"%s\"}}}}".formatted(name, value))
                        .of(text))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"redis-server\", \"--requirepass\", \"harbour-7\"]', at harbour-7, at [redacted]",
        "'[\"serve\", \"--db-password=harbour-7\"]', at harbour-7, at [redacted]",
        "'[\"serve\", \"--token-file\", \"/run/token\"]', in /run/token, in /run/token",
        "'[\"sh\", \"-c\", \"redis-cli -a harbour-7 ping\"]', at harbour-7, at [redacted]",
        "'[\"sh\", \"-c\", \"mysqladmin -u root -pharbour-7 ping\"]', at harbour-7, at [redacted]",
        "'[\"sh\", \"-c\", \"redis-server --requirepass $$PASSWORD\"]', the $PASSWORD, the $PASSWORD"
    })
    void passwords_in_commands_are_replaced(String command, String text, String expected) {
        for (String key : List.of("{\"command\": %s}", "{\"healthcheck\": {\"test\": %s}}")) {
            assertThat(redaction("{\"services\": {\"web\": %s}}".formatted(key.formatted(command)))
                            .of(text))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/var/lib/postgresql, /var/lib/postgresql",
        "postgres://shop:postgres@db, [redacted]://shop:[redacted]@db",
        "-ppostgres, -ppostgres",
        "mysql -pharbour7, mysql -p[redacted]"
    })
    void a_password_that_is_part_of_a_public_word_is_replaced_as_a_whole_word_only(String text, String expected) {
        assertThat(redaction("""
                {"services": {"db": {
                  "image": "postgres:18.6",
                  "volumes": [{"source": "data", "target": "/var/lib/postgresql"}],
                  "healthcheck": {"test": ["CMD", "mysqladmin", "ping", "-pharbour7"]},
                  "environment": {"POSTGRES_PASSWORD": "postgres", "MYSQL_PASSWORD": "harbour7"}}}}
                """).of(text)).isEqualTo(expected);
    }

    private static Redaction redaction(String model) {
        return Redaction.of(JsonMapper.shared().readTree(model));
    }
}
