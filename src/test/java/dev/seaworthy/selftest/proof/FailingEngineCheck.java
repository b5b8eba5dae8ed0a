package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.Seed;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import io.qameta.allure.Allure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the verdicts of a run, in which calls to the engine fail, with those of a run without a fault. A failed call
 * may turn a verdict into INCONCLUSIVE, and into no other: not HOLDS into VIOLATED, which the compliant stack
 * {@code spool} shows, and not VIOLATED into HOLDS, which {@code careless} shows, a stack that breaks nearly
 * everything.
 */
@DisplayName("Verdicts with a failing engine")
@Tag("proof")
@ResourceLock("a run of the suite")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-06", "HARNESS-07"})
final class FailingEngineCheck {
    private static final String PLATFORM = "dev.seaworthy.checks.platform";
    private static final Path STACKS = Path.of("src/test/resources/stacks");
    /** For each of two stacks. */
    private static final int FAILURES = 100;

    private static final int RUNS = 15;
    /** Of the verdicts without a fault: a stack with fewer would prove little. */
    private static final int JUDGED = 20;
    /** The verdicts without a fault, by stack. */
    private static final Map<String, Map<String, Outcome>> EXPECTED = new ConcurrentHashMap<>();

    /** A run and how many of its verdicts are the same as without a fault, inconclusive, or wrong. */
    private record Row(String run, int failedCalls, long same, long inconclusive, List<String> wrong) {}

    /** The share is such that most checks end with a verdict: the checks of the larger stack make more calls. */
    @ParameterizedTest(name = "stack {0}: {1} of the calls")
    @CsvSource({"spool, 0.1", "careless, 0.15"})
    void no_verdict_is_wrong_while_calls_to_the_engine_fail_at_random(String stack, double share) {
        Map<String, Outcome> expected = EXPECTED.computeIfAbsent(stack, FailingEngineCheck::withoutFault);
        Random seeds = Seed.get().of("failing calls");
        List<Row> rows = new ArrayList<>();
        while (rows.size() < RUNS && failures(rows) < FAILURES) {
            long seed = seeds.nextInt(1_000_000);
            rows.add(row(
                    "seed " + seed, expected, of(stack, FaultMode.CALLS_FAIL).failing(seed, share)));
            assertNoneWrong(rows);
        }
        attach(rows);
        if (failures(rows) < FAILURES) {
            throw new InconclusiveException("only %d calls failed in %d runs".formatted(failures(rows), rows.size()));
        }
    }

    @ParameterizedTest(name = "stack {0}: {1}")
    @CsvSource({"spool, EVENTS_END", "careless, EVENTS_END", "spool, NAMESPACES_FAIL", "careless, NAMESPACES_FAIL"})
    void no_verdict_is_wrong_while_a_part_of_the_observation_fails(String stack, FaultMode fault) {
        Map<String, Outcome> expected = EXPECTED.computeIfAbsent(stack, FailingEngineCheck::withoutFault);

        long seed = Seed.get().of(stack + fault.name()).nextInt(1_000_000);

        Row row = row(
                "%s, seed %d".formatted(fault, seed), expected, of(stack, fault).failing(seed, 0));

        attach(List.of(row));
        assertNoneWrong(List.of(row));
        if (row.failedCalls() == 0) {
            throw new InconclusiveException("no call failed");
        }
    }

    private static Suite of(String stack, FaultMode fault) {
        Path directory = STACKS.resolve(stack);
        return Suite.of(PLATFORM).with("stack", directory.toString()).given(directory, fault);
    }

    /** Leaves out what is inconclusive without a fault: nothing is known about it. */
    private static Map<String, Outcome> withoutFault(String stack) {
        List<Verdict> verdicts = of(stack, FaultMode.NONE).run();
        System.out.printf("  %s without a fault: %s%n", stack, verdicts);
        assertThat(verdicts)
                .as("verdicts without a fault")
                .noneMatch(verdict -> verdict.is(Outcome.ERROR))
                .filteredOn(verdict -> verdict.is(Outcome.HOLDS) || verdict.is(Outcome.VIOLATED))
                .hasSizeGreaterThan(JUDGED);
        return verdicts.stream()
                .filter(verdict -> !verdict.is(Outcome.INCONCLUSIVE))
                .collect(Collectors.toMap(FailingEngineCheck::name, Verdict::outcome));
    }

    private static String name(Verdict verdict) {
        return verdict.check() + " › " + verdict.row();
    }

    private static int failures(List<Row> rows) {
        return rows.stream().mapToInt(Row::failedCalls).sum();
    }

    private static Row row(String run, Map<String, Outcome> expected, Suite suite) {
        Suite.Result result = suite.result();
        Map<Boolean, List<Verdict>> same = result.verdicts().stream()
                .filter(verdict -> !verdict.is(Outcome.HOLDS) && !verdict.is(Outcome.VIOLATED)
                        || expected.containsKey(name(verdict)))
                .collect(Collectors.partitioningBy(verdict -> verdict.outcome() == expected.get(name(verdict))));
        Map<Boolean, List<Verdict>> inconclusive = same.get(false).stream()
                .collect(Collectors.partitioningBy(verdict -> verdict.is(Outcome.INCONCLUSIVE)));
        List<String> wrong = inconclusive.get(false).stream()
                .map(verdict ->
                        "%s: %s, but without a fault it is %s".formatted(run, verdict, expected.get(name(verdict))))
                .toList();
        System.out.printf(
                "  %s: %d calls failed, %d verdicts are the same, %d inconclusive, wrong: %s%n",
                run,
                result.failedCalls(),
                same.get(true).size(),
                inconclusive.get(true).size(),
                wrong);
        return new Row(
                run,
                result.failedCalls(),
                same.get(true).size(),
                inconclusive.get(true).size(),
                wrong);
    }

    private static void attach(List<Row> rows) {
        Allure.addAttachment("verdicts while calls fail", "text/csv", table(rows), ".csv");
    }

    private static void assertNoneWrong(List<Row> rows) {
        assertThat(rows).flatExtracting(Row::wrong).as("wrong verdicts").isEmpty();
    }

    private static String table(List<Row> rows) {
        Function<Row, String> line = row -> "%s,%d,%d,%d,%d"
                .formatted(
                        row.run(),
                        row.failedCalls(),
                        row.same(),
                        row.inconclusive(),
                        row.wrong().size());
        return "run,failed calls,same verdict,inconclusive,wrong\n"
                + rows.stream().map(line).collect(Collectors.joining("\n"));
    }
}
