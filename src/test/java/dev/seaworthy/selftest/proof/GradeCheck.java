package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.EngineListing;
import dev.seaworthy.selftest.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Grades a stack whose image is never built, one that is no stack and one that complies with the contract. */
@DisplayName("Grades of several stacks")
@Tag("proof")
@ResourceLock("a run of the suite")
@Requirement({"HARNESS-10", "HARNESS-13"})
final class GradeCheck {
    private static final Path GOOD = Path.of("src/test/resources/cases/hold/compose-yaml");
    private static final Pattern RUN = Pattern.compile("Starting the stack as (?<run>seaworthy-check-\\w+)");
    private static final Duration GRADES = Duration.ofMinutes(12);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path copy;

    @Test
    void a_stack_that_never_starts_costs_its_own_grades_only_and_leaves_nothing() throws IOException {
        Scratch.unpackHead(copy);
        Path slow = Files.createDirectory(copy.resolve("slow"));
        Files.writeString(slow.resolve("compose.yaml"), "services: {store: {build: .}}\n");
        Files.writeString(slow.resolve("Dockerfile"), "FROM redis:8.4.1\nRUN sleep 3600 # %s\n".formatted(copy));
        Files.createDirectory(copy.resolve("empty"));

        HostCommand graded = HostCommand.end(
                copy,
                Map.of(),
                GRADES,
                "bin/grade",
                "--timeout",
                "150s",
                "-Dit.test=StartCheck,ReplicasCheck",
                GOOD.resolve("contract.yaml").toString(),
                "slow",
                "empty",
                GOOD.toString());

        assertThat(graded.exit()).as("exit status: %s", graded).isEqualTo(1);
        List<String> lines = Files.readAllLines(copy.resolve("reports/grade/grades.csv"));
        assertThat(lines).as("lines of the CSV: %s", graded).hasSize(4);
        assertThat(lines.get(1)).startsWith("slow,undecided,").contains("stopped after 150 s, the time limit");
        assertThat(lines.get(2)).startsWith("empty,undecided,").contains("refused: ");
        assertThat(lines.get(3)).startsWith("compose-yaml,passes,").endsWith(",holds,holds");
        assertThat(EngineListing.linesWith(run(copy.resolve("reports/grade/slow/log.txt"))))
                .as("left in the engine")
                .isEmpty();
    }

    private static String run(Path log) throws IOException {
        Matcher run = RUN.matcher(Files.readString(log));
        if (!run.find()) {
            throw new InconclusiveException("the time limit was over before the stack was started: " + log);
        }
        return run.group("run");
    }
}
