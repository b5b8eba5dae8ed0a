package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs the commands of docs/own-stack.md for Maven users, on a copy of the repository and with a local repository of
 * its own, which links to the files of the user's.
 */
@DisplayName("The suite as a Maven dependency")
@Tag("proof")
@ResourceLock("a run of the suite")
@Requirement("HARNESS-10")
final class MavenExampleCheck {
    private static final Path USERS_REPOSITORY = Path.of(System.getProperty("user.home"), ".m2", "repository");
    private static final Duration BUILD = Duration.ofMinutes(5);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path copy;

    @Test
    void the_example_verifies_its_stack_with_the_suite_as_a_dependency() {
        Scratch.unpackHead(copy);
        run("cp --recursive --symbolic-link \"$USERS_REPOSITORY\" repository").orInconclusive();
        List<String> commands = CommandTable.read().of(MavenExampleCheck.class);
        assertThat(commands).isNotEmpty();

        commands.forEach(command -> {
            HostCommand ended = run(command.replace(
                    "mvn ", "mvn --batch-mode -Dmaven.repo.local=\"$REPOSITORY\" -Dryuk.disabled=\"$RYUK_DISABLED\" "));
            assertThat(ended.exit()).as("exit status: %s", ended).isZero();
        });

        Path example = copy.resolve("examples/maven");
        assertThat(example.resolve("target/verdict.txt")).content().contains("Verdict: HOLDS.");
        assertThat(example.resolve("target/verdict.json")).isNotEmptyFile();
    }

    private HostCommand run(String command) {
        Map<String, String> variables = Map.of(
                "USERS_REPOSITORY",
                USERS_REPOSITORY.toString(),
                "REPOSITORY",
                copy.resolve("repository").toString(),
                "RYUK_DISABLED",
                Optional.ofNullable(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                        .orElse("false"));
        return HostCommand.end(copy, variables, BUILD, "bash", "-euc", command);
    }
}
