package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Parallelism;
import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.selftest.EngineListing;
import dev.seaworthy.selftest.proof.CaseFile.Expected;
import dev.seaworthy.selftest.proof.CaseFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of all platform checks for a stack whose verdicts are known.
 *
 * @param stack the directory of its Compose files
 * @param properties further system properties of the run, such as {@code contract}
 */
record CaseRun(Path stack, Map<String, String> properties) {
    /**
     * Locks by which one run of each kind is judged at a time: more would starve each other, and could not see enough.
     */
    static final String COMPLIANT = "a compliant stack of others";

    static final String VIOLATING = "a violating stack of others";
    private static final String RUNS = "2";

    /** The case that starts slowest is healthy after 118 s, and is restarted by several checks. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private static final Duration SHORT = Duration.ofSeconds(60);

    /**
     * Fails unless exactly these rows are reported, the stack's files are as before, and nothing is left in the engine.
     *
     * @throws dev.seaworthy.docker.InconclusiveException if the run does not complete
     */
    void judge(Expected expected) throws IOException {
        Map<Path, String> before = contents(stack);
        List<String> tags = EngineListing.tagsOfUsers();

        Suite.Result result = suite().within(TIMEOUT).result();

        assertRows(result.verdicts(), Outcome.ERROR, List.of(), row -> false);
        assertRows(result.verdicts(), Outcome.VIOLATED, expected.violated(), row -> false);
        assertRows(result.verdicts(), Outcome.INCONCLUSIVE, expected.inconclusive(), expected::isOfSickService);
        assertThat(result.verdicts()).anyMatch(verdict -> !verdict.is(Outcome.SKIPPED));
        if (!expected.hidden().isEmpty()) {
            assertThat(result.attachments())
                    .as("texts of the report")
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(expected.hidden()));
        }
        assertThat(contents(stack)).as("files of the stack after the run").isEqualTo(before);
        assertThat(EngineListing.tagsOfUsers()).as("images of the user").containsAll(tags);
        assertNothingIsLeft(result.runs());
    }

    private Suite suite() {
        Suite suite = Suite.of("dev.seaworthy.checks.platform")
                .with("stack", stack.toString())
                .with(Parallelism.RUNS, RUNS);
        for (Map.Entry<String, String> property : properties.entrySet()) {
            suite = suite.with(property.getKey(), property.getValue());
        }
        return suite;
    }

    private static void assertRows(
            List<Verdict> verdicts, Outcome outcome, List<Row> expected, Predicate<String> ignored) {
        Map<String, String> reported = verdicts.stream()
                .filter(verdict -> verdict.is(outcome))
                .collect(Collectors.toMap(CaseRun::row, Verdict::message, (one, other) -> one + other));
        reported.keySet().removeIf(ignored);

        assertThat(reported.keySet())
                .as("rows reported as %s: %s", outcome, reported)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Row::row).toList());
        expected.forEach(row -> assertThat(reported.get(row.row()))
                .as("message of %s", row.row())
                .contains(row.says()));
    }

    private static String row(Verdict verdict) {
        return "%s › %s".formatted(verdict.check(), PreStartedStack.unquoted(verdict.row()));
    }

    private static Map<Path, String> contents(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.collect(Collectors.toMap(
                    file -> file,
                    file -> Files.isRegularFile(file)
                            ? HostCommand.end(Path.of("."), Map.of(), SHORT, "sha256sum", file.toString())
                                    .orInconclusive()
                            : ""));
        }
    }

    private static void assertNothingIsLeft(List<String> runs) throws IOException {
        assertThat(runs).as("runs of the suite").isNotEmpty();
        for (String run : runs) {
            assertThat(EngineListing.linesWith(run)).as("left in the engine").isEmpty();
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(files)
                        .as("temporary files")
                        .noneMatch(path -> path.toString().contains(run));
            }
        }
    }
}
