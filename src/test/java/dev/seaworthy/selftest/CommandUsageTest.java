package dev.seaworthy.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the commands in bin/ up to where they need an engine: wrong usage is refused in one line, with status 2. */
@Requirement("HARNESS-10")
final class CommandUsageTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void create() throws IOException {
        Files.createDirectory(directory.resolve("stack"));
        Files.writeString(Files.createDirectory(directory.resolve("mine")).resolve("thesis.txt"), "precious");
        Files.writeString(directory.resolve("task.yaml"), "healthy-within: 1s\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            grade task.yaml                          | a contract and at least one directory are required
            grade --timeout soon task.yaml stack     | --timeout is like 90s, 15m or 1h, not "soon"
            grade --timeout 0 task.yaml stack        | --timeout is like 90s, 15m or 1h, not "0"
            grade --set web task.yaml stack          | --set needs NAME=VALUE
            grade --all task.yaml stack              | unknown option --all
            grade -Dstack=other task.yaml stack      | -Dstack=other is set for each stack
            grade -Dreports=mine task.yaml stack     | -Dreports=mine is set for each stack
            grade tusk.yaml stack                    | tusk.yaml: no such file
            contract                                 | usage: contract DIR
            contract nowhere                         | no such directory:
            verify -Dreports=mine -Dstack=stack      | mine has files that no run has written
            """)
    void wrong_usage_is_refused_in_one_line(String command, String message) throws Exception {
        Process process = process(command);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("exit status").isEqualTo(2);
        assertThat(errors.lines()).singleElement().asString().contains(message);
    }

    @Test
    void a_refused_run_deletes_nothing() throws Exception {
        assertThat(process("verify -Dreports=mine -Dstack=stack").waitFor()).isEqualTo(2);

        assertThat(directory.resolve("mine/thesis.txt")).hasContent("precious");
    }

    private Process process(String command) throws IOException {
        String[] words = command.split(" ");
        words[0] = Path.of("bin", words[0]).toAbsolutePath().toString();
        return new ProcessBuilder(words).directory(directory.toFile()).start();
    }
}
