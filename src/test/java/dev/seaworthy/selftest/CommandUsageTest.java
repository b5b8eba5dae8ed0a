package dev.seaworthy.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            grade -Dsed=7 task.yaml stack            | -Dsed=7: there is no such option
            grade -Dit.test=Typo task.yaml stack     | there is no check Typo
            grade tusk.yaml stack                    | tusk.yaml: no such file
            contract                                 | usage: contract DIR
            contract nowhere                         | no such directory:
            history                                  | usage: history DIR
            history --all                            | unknown option --all
            history new 0                            | 0: not a number of runs
            history mine                             | mine has files: choose a new directory
            trace                                    | bin/trace last prints the last ten requests
            trace 0b69d5c0                           | 0b69d5c0 is no id of a request
            verify -Dreports=mine -Dstack=stack      | mine has files that no run has written
            verify -Dstak=stack                      | -Dstak=stack: there is no such option
            verify -Dstak=../shop.d                  | -Dstak=../shop.d: there is no such option
            verify -Dtarget=ftp://example.org        | expected http:// or https://
            verify -Dtarget=http://localhost/shop    | without a path
            verify -Dtarget=http://localhost:1       | http://localhost:1: connection refused
            verify -Dtarget=http://nobody.invalid    | http://nobody.invalid: unknown host
            verify -Dtarget=http://a -Dstack=stack   | -Dtarget and -Dstack
            verify -Dtarget=http://a -Dtarget.htps=1 | -Dtarget.htps=1: there is no such option
            verify -Dtarget=http://a -Pproof         | -Pproof requires Docker
            verify -Dtarget.http=8080                | -Dtarget.http=8080 requires -Dtarget
            verify -Dtarget=http://localhost -Dtarget.certificate=task.yaml | is no certificate in PEM
            verify -Dit.test=ReplicasChek            | there is no check ReplicasChek
            verify -Dit.test=HealthCheck,Typo#a      | there is no check Typo
            """)
    void wrong_usage_is_refused_in_one_line(String command, String message) throws Exception {
        Process process = process(command);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("exit status").isEqualTo(2);
        assertThat(errors.lines()).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_prints_the_usage_and_runs_nothing(String command) throws Exception {
        Process process = process(command + " --help");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as("exit status").isZero();
        assertThat(output).contains("Usage: " + command).doesNotContain("#", "set -euo");
    }

    /** @return every command, except bin/aws, whose help the tests in aws/ read */
    static List<String> commands() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bin"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("aws"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_refused_run_deletes_nothing() throws Exception {
        assertThat(process("verify -Dreports=mine -Dstack=stack").waitFor()).isEqualTo(2);

        assertThat(directory.resolve("mine/thesis.txt")).hasContent("precious");
    }

    /** A run with a profile writes its report below {@code reports}, and leaves the directory without one. */
    @Test
    void the_default_directory_of_reports_is_never_that_of_others() throws Exception {
        Path clone = copyOfVerify();
        Files.writeString(
                Files.createDirectories(clone.resolve("reports/mutants")).resolve("mutants.md"), "# Mutants");

        // Not executed itself: while another thread starts a process, the kernel may refuse to execute a file that was
        // just written ("Text file busy"), because that process has inherited the descriptor.
        Process process = new ProcessBuilder("bash", clone.resolve("bin/verify").toString()).start();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .as("what a copy without bin/bootstrap says")
                .contains("bin/bootstrap")
                .doesNotContain("no run has written");
    }

    private Path copyOfVerify() throws IOException {
        Path clone = Files.createDirectory(directory.resolve("clone"));
        Files.createDirectory(clone.resolve("bin"));
        Files.copy(Path.of("bin/verify"), clone.resolve("bin/verify"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(clone.resolve("bootstrap"));
        try (Stream<Path> parts = Files.list(Path.of("bootstrap"))) {
            for (Path part : parts.filter(Files::isRegularFile).toList()) {
                Files.copy(part, clone.resolve("bootstrap").resolve(part.getFileName()));
            }
        }
        return clone;
    }

    private Process process(String command) throws IOException {
        String[] words = command.split(" ");
        words[0] = Path.of("bin", words[0]).toAbsolutePath().toString();
        return new ProcessBuilder(words).directory(directory.toFile()).start();
    }
}
