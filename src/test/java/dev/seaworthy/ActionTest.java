package dev.seaworthy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tests action.yml, the GitHub Action that verifies the stack of another repository, and docs/ci.md. */
@Requirement("HARNESS-09")
final class ActionTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode ACTION = YAML.readTree(Path.of("action.yml").toFile());

    @TempDir
    private Path directory;

    @Test
    void the_inputs_are_documented_and_used() throws IOException {
        String documentation = Files.readString(Path.of("docs/ci.md"));
        String action = Files.readString(Path.of("action.yml"));

        assertThat(ACTION.path("inputs").propertyNames())
                .contains("stack", "contract", "arguments")
                .allSatisfy(input -> {
                    assertThat(documentation).contains("| `%s` |".formatted(input));
                    assertThat(action).contains("${{ inputs.%s }}".formatted(input));
                });
    }

    @Test
    void no_input_is_part_of_a_script() {
        assertThat(ACTION.path("runs").path("steps").valueStream())
                .noneMatch(step -> step.path("run").asString("").contains("${{"));
    }

    @Test
    void the_examples_of_the_documentation_are_YAML() throws IOException {
        assertThat(Pattern.compile("(?ms)^```yaml\\n(.*?)^```")
                        .matcher(Files.readString(Path.of("docs/ci.md")))
                        .results()
                        .map((MatchResult example) -> example.group(1)))
                .hasSize(2)
                .allSatisfy(example -> assertThat(YAML.readTree(example).isObject())
                        .as(example)
                        .isTrue());
    }

    @Test
    void the_verdict_and_the_summary_are_written_and_a_violation_fails_the_step() throws Exception {
        program(
                "verify",
                "printf '%s\\n' \"$@\" >\"$ARGUMENTS_FILE\"; mkdir -p \"$REPORTS\"; "
                        + "printf '\\nVerdict: VIOLATED. 1 violated in 2 s\\n' >\"$REPORTS/verdict.txt\"; exit 1");
        program("summary", "echo \"summary of $1\"");

        int status = run(Map.of("STACK", "my stack", "CONTRACT", "", "ARGUMENTS", "-Dit.test=A -Dseed=1"));

        assertThat(status).isEqualTo(1);
        assertThat(directory.resolve("arguments"))
                .hasContent("-Dstack=my stack\n-Dreports=%s\n-Dit.test=A\n-Dseed=1\n".formatted(reports()));
        assertThat(directory.resolve("output")).hasContent("verdict=VIOLATED");
        assertThat(directory.resolve("step summary")).hasContent("summary of " + reports());
    }

    @Test
    void a_run_without_a_verdict_fails_the_step() throws Exception {
        program("verify", "printf '%s\\n' \"$@\" >\"$ARGUMENTS_FILE\"; exit 2");
        program("summary", "exit 1");

        int status = run(Map.of("STACK", ".", "CONTRACT", "$(touch x) c.yaml", "ARGUMENTS", ""));

        assertThat(status).isEqualTo(2);
        assertThat(directory.resolve("arguments"))
                .hasContent("-Dstack=.\n-Dcontract=$(touch x) c.yaml\n-Dreports=%s\n".formatted(reports()));
        assertThat(directory.resolve("output")).doesNotExist();
        assertThat(directory.resolve("x")).doesNotExist();
    }

    private Path reports() {
        return directory.resolve("reports");
    }

    /**
     * Another process writes the file that will be executed: while another thread starts a process, the kernel may
     * refuse to execute a file that this one has just written ("Text file busy"), because that process has inherited
     * the descriptor.
     */
    private void program(String name, String body) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path text = Files.writeString(directory.resolve(name + ".text"), "#!/usr/bin/env bash\n%s\n".formatted(body));
        Process install = new ProcessBuilder(
                        "install",
                        "-m",
                        "755",
                        text.toString(),
                        bin.resolve(name).toString())
                .inheritIO()
                .start();
        assertThat(install.waitFor()).isZero();
    }

    /** Runs the script of the step as GitHub does. */
    private int run(Map<String, String> inputs) throws Exception {
        String script = ACTION.path("runs")
                .path("steps")
                .valueStream()
                .filter(step -> step.path("id").asString("").equals("verify"))
                .map(step -> step.path("run").stringValue())
                .findFirst()
                .orElseThrow();
        ProcessBuilder step = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
                .directory(directory.toFile())
                .inheritIO();
        step.environment().putAll(inputs);
        step.environment()
                .putAll(Map.of(
                        "SUITE",
                        directory.toString(),
                        "REPORTS",
                        reports().toString(),
                        "ARGUMENTS_FILE",
                        directory.resolve("arguments").toString(),
                        "GITHUB_OUTPUT",
                        directory.resolve("output").toString(),
                        "GITHUB_STEP_SUMMARY",
                        directory.resolve("step summary").toString()));
        return step.start().waitFor();
    }
}
