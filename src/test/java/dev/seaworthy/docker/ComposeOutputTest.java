package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ComposeOutputTest {
    @Test
    void the_error_of_a_failed_build_is_found_above_the_excerpt_of_the_Dockerfile() {
        assertThat(ComposeOutput.error(List.of(
                        "#20 CACHED",
                        "#21 ERROR: failed to calculate checksum of ref a: \"/app.jar\": not found",
                        "#22 CANCELED",
                        "------",
                        " > [api 3/3] COPY app.jar .:",
                        "------")))
                .contains("#21 ERROR: failed to calculate checksum of ref a: \"/app.jar\": not found");
    }

    @Test
    void the_last_line_is_the_error_if_no_line_names_one() {
        assertThat(ComposeOutput.error(List.of(" Container a  Started", "container a is unhealthy")))
                .contains("container a is unhealthy");
        assertThat(ComposeOutput.error(List.of())).isEmpty();
    }
}
