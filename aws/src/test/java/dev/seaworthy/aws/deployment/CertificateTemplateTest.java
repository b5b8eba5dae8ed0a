package dev.seaworthy.aws.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reachability check is tested with the template of a deployment that has a certificate, too. */
final class CertificateTemplateTest {
    private static final Path COMMITTED = Path.of("src/test/resources/template-certificate.json");
    private static final Path SYNTHESIZED = Path.of("target/template-certificate.json");

    @Test
    void the_committed_template_with_a_certificate_is_the_one_that_is_synthesized() throws IOException {
        Files.writeString(
                SYNTHESIZED, CommittedTemplate.of(Synthesis.withCertificate().assembly()));

        assertThat(COMMITTED)
                .as("renew it with `cp %s %s` in aws/ and review the difference", SYNTHESIZED, COMMITTED)
                .hasSameTextualContentAs(SYNTHESIZED);
    }
}
