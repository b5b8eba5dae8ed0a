package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs the commands of the README for Maven users, on a copy of the repository and with a local repository of its own,
 * which links to the files of the user's.
 */
@DisplayName("The suite as a Maven dependency")
@Tag("proof")
@ResourceLock("a run of the suite")
@Requirement("HARNESS-10")
final class MavenExampleCheck {
    private static final Path USERS_REPOSITORY = Path.of(System.getProperty("user.home"), ".m2", "repository");
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration BUILD = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path copy;

    @Test
    void the_example_verifies_its_stack_with_the_suite_as_a_dependency() {
        Scratch.unpackHead(copy);
        run(copy, SHORT, "cp", "--recursive", "--symbolic-link", USERS_REPOSITORY.toString(), "repository");
        String repository = "-Dmaven.repo.local=" + copy.resolve("repository");
        run(copy, BUILD, "mvn", "--batch-mode", repository, "install", "-Plibrary", "-DskipTests", "-DskipITs");
        String ryuk = Optional.ofNullable(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                .orElse("false");
        Path example = copy.resolve("examples/maven");

        HostCommand verified = HostCommand.end(
                example, Map.of(), BUILD, "mvn", "--batch-mode", repository, "-Dryuk.disabled=" + ryuk, "verify");

        assertThat(verified.exit()).as("exit status: %s", verified).isZero();
        assertThat(example.resolve("target/verdict.txt")).content().contains("Verdict: HOLDS.");
        assertThat(example.resolve("target/verdict.json")).isNotEmptyFile();
    }

    private static void run(Path directory, Duration timeout, String... words) {
        HostCommand.end(directory, Map.of(), timeout, words).orInconclusive();
    }
}
