package dev.seaworthy.aws.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommittedTemplateTest {
    @Test
    void the_committed_template_is_the_one_that_is_synthesized() throws IOException {
        assertThat(Path.of("template.json"))
                .as("template.json; renew it with `bin/aws template` and review the difference")
                .hasContent(CommittedTemplate.of(Synthesis.withDefaults().assembly()));
    }

    @Test
    void two_syntheses_are_equal(@TempDir Path directory) throws IOException {
        String another = CommittedTemplate.of(Synthesizer.synthesize(Synthesizer.defaults(), directory));

        assertThat(another)
                .isEqualTo(CommittedTemplate.of(Synthesis.withDefaults().assembly()));
    }

    @Test
    void it_names_no_account_and_no_region() throws IOException {
        assertThat(Files.readString(Path.of("template.json")))
                .doesNotContainPattern("\\b\\d{12}\\b")
                .doesNotContainPattern("\\b(us|eu|ap|sa|ca|me|af)-(north|south|east|west|central)\\w*-\\d");
    }
}
