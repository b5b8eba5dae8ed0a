package dev.seaworthy.selftest.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.RunProgress;
import dev.seaworthy.selftest.mutants.Mutant.Scenario;
import dev.seaworthy.selftest.mutants.MutantOutcome.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutation tests: applies every mistake in {@code mutants/} once and requires that the named check reports it, with a
 * message that contains the service, what was promised and what was observed.
 */
@Tag("mutants")
@TestInstance(Lifecycle.PER_CLASS) // both nested classes have the same score
@Execution(ExecutionMode.SAME_THREAD) // the nested classes run one after the other, and the rows that run alone, too
@ExtendWith({MutantsCheck.Selection.class, StackExtension.class})
final class MutantsCheck {
    private static final Path TABLE = RunProgress.verdictFile()
            .orElse(Path.of("reports/mutants/verdict.txt"))
            .resolveSibling("mutants.md");
    private static final String SHARED = "the shared stack";
    private static final String OWN = "a stack of its own";
    private static final String SECOND_OWN = "another stack of its own";

    private final MutantRun experiment;
    private final Score score =
            new Score(Instant.now(), TABLE, MutantFile.selected().size());

    MutantsCheck(ComposeStack shared) {
        this.experiment = new MutantRun(shared);
    }

    /** Fails before a stack is started if {@code -Dmutants} selects nothing. */
    static final class Selection implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            MutantFile.selected();
            return ConditionEvaluationResult.enabled("mutants are selected");
        }
    }

    /**
     * Runs before the lanes. Otherwise it would wait for each of them, and the first that has ended would wait for it.
     */
    @Nested
    @Order(1)
    @DisplayName("Mutation tests that run alone")
    @Requirement({"HARNESS-05", "HARNESS-08"})
    final class Alone {
        static List<MutantFile> mutantsThatRunAlone() {
            return mutants(Lane.ALONE);
        }

        static List<Scenario> scenariosThatRunAlone() {
            return scenarios(Lane.ALONE);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("mutantsThatRunAlone")
        void a_mutant_of_a_check_that_runs_alone_is_killed(MutantFile file) {
            judge(file);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("scenariosThatRunAlone")
        void the_same_check_holds_alone_without_the_mutation(Scenario scenario) {
            assertHolds(scenario);
        }
    }

    /** The two methods of a lane have the same lock, so that its mutants and scenarios run one after another. */
    @Nested
    @DisplayName("Mutation tests in parallel lanes")
    @Requirement({"HARNESS-05", "HARNESS-08"})
    final class InLanes {
        static List<MutantFile> mutantsOfTheSharedStack() {
            return mutants(Lane.SHARED_STACK);
        }

        static List<MutantFile> mutantsInStacksOfTheirOwn() {
            return mutants(Lane.OWN_STACK);
        }

        static List<MutantFile> mutantsInSecondStacksOfTheirOwn() {
            return mutants(Lane.SECOND_OWN_STACK);
        }

        static List<Scenario> scenariosInTheSharedStack() {
            return scenarios(Lane.SHARED_STACK);
        }

        static List<Scenario> scenariosInStacksOfTheirOwn() {
            return scenarios(Lane.OWN_STACK);
        }

        static List<Scenario> scenariosInSecondStacksOfTheirOwn() {
            return scenarios(Lane.SECOND_OWN_STACK);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("mutantsOfTheSharedStack")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(SHARED)
        void a_mutant_of_the_shared_stack_is_killed(MutantFile file) {
            judge(file);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("mutantsInStacksOfTheirOwn")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(OWN)
        void a_mutant_in_its_own_stack_is_killed(MutantFile file) {
            judge(file);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("mutantsInSecondStacksOfTheirOwn")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(SECOND_OWN)
        void a_mutant_in_its_own_stack_is_killed_in_the_second_lane(MutantFile file) {
            judge(file);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("scenariosInTheSharedStack")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(SHARED)
        void the_same_check_holds_without_the_mutation(Scenario scenario) {
            assertHolds(scenario);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("scenariosInStacksOfTheirOwn")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(OWN)
        void the_same_check_holds_in_its_own_stack_without_the_mutation(Scenario scenario) {
            assertHolds(scenario);
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("scenariosInSecondStacksOfTheirOwn")
        @Execution(ExecutionMode.CONCURRENT)
        @ResourceLock(SECOND_OWN)
        void the_same_check_holds_in_its_own_stack_without_the_mutation_in_the_second_lane(Scenario scenario) {
            assertHolds(scenario);
        }
    }

    private void judge(MutantFile file) {
        Instant begun = Instant.now();
        MutantOutcome outcome = outcome(file);
        score.add(file, outcome, Duration.between(begun, Instant.now()));

        if (outcome.kind() == Kind.BROKEN) {
            inconclusiveIfTooSlow(outcome.message());
        }
        assertThat(outcome).returns(Kind.KILLED, MutantOutcome::kind);
    }

    /** Failures of the run itself are in the table too, such as a stack that cannot be restored. */
    private MutantOutcome outcome(MutantFile file) {
        try {
            return experiment.of(file.mutant());
        } catch (AssertionError | RuntimeException e) {
            return new MutantOutcome(Kind.BROKEN, "", String.valueOf(e.getMessage()));
        }
    }

    /** Excludes checks that always fail, or that fail because they get only a part of the contract. */
    private void assertHolds(Scenario scenario) {
        List<Verdict> verdicts = experiment.without(scenario).stream()
                .filter(scenario.seenBy()::isOf)
                .toList();
        verdicts.stream()
                .filter(verdict -> verdict.is(Outcome.INCONCLUSIVE))
                .forEach(verdict -> inconclusiveIfTooSlow(verdict.message()));
        assertThat(verdicts)
                .anyMatch(verdict -> verdict.is(Outcome.HOLDS))
                .allMatch(verdict -> verdict.is(Outcome.HOLDS) || verdict.is(Outcome.SKIPPED));
    }

    private static void inconclusiveIfTooSlow(String message) {
        if (message.contains(TooSlowException.REASON)) {
            throw new TooSlowException(message);
        }
    }

    private static List<MutantFile> mutants(Lane lane) {
        return lane.of(
                MutantFile.selected(),
                file -> file.mutant().stack(),
                file -> file.mutant().seenBy());
    }

    private static List<Scenario> scenarios(Lane lane) {
        List<Scenario> all = MutantFile.selected().stream()
                .map(file -> file.mutant().scenario())
                .distinct()
                .toList();
        return lane.of(all, Scenario::stack, Scenario::seenBy);
    }
}
