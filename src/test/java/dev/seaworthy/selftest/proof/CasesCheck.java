package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.EngineListing;
import dev.seaworthy.selftest.HostCommand;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges small stacks as people write them, each with a habit that has led to a wrong verdict: exactly the promises
 * that are broken are reported, and nothing is left behind or changed.
 */
@DisplayName("Stacks of others")
@Tag("cases")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-03", "HARNESS-10"})
final class CasesCheck {
    /** The case that starts slowest is healthy after 118 s, and is restarted by several checks. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private static final Duration SHORT = Duration.ofSeconds(60);

    static List<CaseFile> compliant() {
        return CaseFile.of("hold");
    }

    static List<CaseFile> violating() {
        return CaseFile.of("violated");
    }

    static List<CaseFile> refused() {
        return CaseFile.of("refused");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("compliant")
    @ResourceLock("a compliant stack of others")
    void every_promise_of_a_compliant_stack_holds(CaseFile file) throws IOException {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("violating")
    @ResourceLock("a violating stack of others")
    void exactly_the_broken_promises_are_reported(CaseFile file) throws IOException {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("refused")
    void an_invalid_contract_is_refused_in_one_line_before_anything_is_compiled(CaseFile file) {
        HostCommand refused =
                HostCommand.end(Path.of("."), Map.of(), SHORT, "bin/verify", "-Dstack=" + file.directory());

        assertThat(refused.exit()).as("exit status: %s", refused).isEqualTo(2);
        assertThat(refused.output().lines())
                .as("output of bin/verify")
                .singleElement()
                .asString()
                .contains(file.refusal().message());
    }

    private static void judge(CaseFile file) throws IOException {
        Expected expected = file.expected();
        Map<Path, String> before = contents(file.directory());

        Suite.Result result = Suite.of("dev.seaworthy.checks.platform")
                .with("stack", file.directory().toString())
                .within(TIMEOUT)
                .result();

        assertRows(result.verdicts(), Outcome.ERROR, List.of(), row -> false);
        assertRows(result.verdicts(), Outcome.VIOLATED, expected.violated(), row -> false);
        assertRows(result.verdicts(), Outcome.INCONCLUSIVE, expected.inconclusive(), expected::isOfSickService);
        assertThat(result.verdicts()).anyMatch(verdict -> verdict.is(Outcome.HOLDS));
        if (!expected.hidden().isEmpty()) {
            assertThat(result.attachments())
                    .as("texts of the report")
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(expected.hidden()));
        }
        assertThat(contents(file.directory()))
                .as("files of the stack after the run")
                .isEqualTo(before);
        assertNothingIsLeft(result.runs());
    }

    private static void assertRows(
            List<Verdict> verdicts, Outcome outcome, List<Row> expected, Predicate<String> ignored) {
        Map<String, String> reported = verdicts.stream()
                .filter(verdict -> verdict.is(outcome))
                .collect(Collectors.toMap(CasesCheck::row, Verdict::message, (one, other) -> one + other));
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
