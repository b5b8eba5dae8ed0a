package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactionTest {
    @Test
    void credentials_are_replaced_and_the_certificate_is_kept(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("db_password"), "correct-horse-battery");
        Files.writeString(secrets.resolve("tls_key"), "-----BEGIN KEY-----\nMHcCAQEEIBase64\n-----END KEY-----\n");
        Files.writeString(secrets.resolve("tls_certificate"), "MIIBPublicBase64\n");

        String redacted = Redaction.of(secrets)
                .of("password=correct-horse-battery key=MHcCAQEEIBase64 certificate=MIIBPublicBase64");

        assertThat(redacted).isEqualTo("password=[redacted] key=[redacted] certificate=MIIBPublicBase64");
    }
}
