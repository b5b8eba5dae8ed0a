package dev.seaworthy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no stack shows: what continuous integration runs, and what the stack is made of. */
final class ContinuousIntegrationTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {".github/workflows/verify.yml", "Jenkinsfile"})
    @Requirement("HARNESS-09")
    void it_runs_what_a_person_runs_and_keeps_the_report(String pipeline) throws IOException {
        assertThat(all(Path.of(pipeline), "(?m)(?<=^ {6}- run: |^ {16}sh ').*?(?='?$)"))
                .as("commands of the steps")
                .containsExactlyInAnyOrder(
                        "bin/verify", "bin/verify -Pproof", "bin/verify -Pcases", "bin/verify -Pmutants");
        assertThat(all(Path.of(pipeline), "\\bmvn\\b|\\|\\||continue-on-error|catchError|\\bif: false"))
                .as("what runs something else, or hides that it failed")
                .isEmpty();
        assertThat(Files.readString(Path.of(pipeline))).contains("reports/");
    }

    @Test
    @Requirement("CLUSTER-07")
    void every_image_of_the_stack_has_a_version() throws IOException {
        List<String> images = all(Path.of("stack/docker-compose.yml"), "(?<=image: )\\S+");

        assertThat(images).hasSizeGreaterThan(5).allMatch(image -> image.matches(".+:(v?\\d.*|\\$\\{VERSION:-\\d.+})"));
    }

    private static List<String> all(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }
}
