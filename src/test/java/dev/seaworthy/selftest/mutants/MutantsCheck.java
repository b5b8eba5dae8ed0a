package dev.seaworthy.selftest.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.checks.StartsVariants;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.mutants.Mutant.Obligation;
import dev.seaworthy.selftest.mutants.Mutant.Scenario;
import dev.seaworthy.selftest.mutants.Mutant.Where;
import dev.seaworthy.selftest.mutants.MutantOutcome.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutation tests: applies every mistake in {@code mutants/} once and requires that the named check reports it, with a
 * message that contains the service, what was promised and what was observed.
 */
@DisplayName("Mutation tests")
@Tag("mutants")
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // PER_CLASS defaults to one thread; the locks serialise rows per stack
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-05", "HARNESS-08"})
final class MutantsCheck {
    private static final Path TABLE = Path.of("reports/mutants.md");

    private final MutantRun experiment;
    private final Score score = new Score(
            Instant.now(),
            TABLE,
            chosen(Where.SHARED).size() + chosen(Where.OWN).size());

    MutantsCheck(ComposeStack shared) {
        this.experiment = new MutantRun(shared);
    }

    static Stream<MutantFile> ofTheSharedStack() {
        return chosen(Where.SHARED).stream();
    }

    static Stream<MutantFile> withStacksOfTheirOwn() {
        return first(chosen(Where.OWN), file -> file.mutant().seenBy()).stream();
    }

    static Stream<MutantFile> withStacksOfTheirOwnBesideThem() {
        List<MutantFile> all = chosen(Where.OWN);
        return without(first(all, file -> file.mutant().seenBy()), all);
    }

    static Stream<Scenario> unharmedInTheSharedStack() {
        return unharmed(Where.SHARED).stream();
    }

    static Stream<Scenario> unharmedInStacksOfTheirOwn() {
        return first(unharmed(Where.OWN), Scenario::seenBy).stream();
    }

    static Stream<Scenario> unharmedInStacksOfTheirOwnBesideThem() {
        List<Scenario> all = unharmed(Where.OWN);
        return without(first(all, Scenario::seenBy), all);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ofTheSharedStack")
    @ResourceLock("the shared stack")
    void a_mutant_of_the_shared_stack_is_killed(MutantFile file) {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("withStacksOfTheirOwn")
    @ResourceLock("a stack of its own")
    void a_mutant_in_its_own_stack_is_killed(MutantFile file) {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("withStacksOfTheirOwnBesideThem")
    @ResourceLock("another stack of its own")
    void a_mutant_in_its_own_stack_is_killed_in_the_second_lane(MutantFile file) {
        judge(file);
    }

    /** Excludes checks that always fail, or that fail because they get only a part of the contract. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("unharmedInTheSharedStack")
    @ResourceLock("the shared stack")
    void the_same_check_holds_without_the_mutation(Scenario scenario) {
        assertHolds(scenario);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("unharmedInStacksOfTheirOwn")
    @ResourceLock("a stack of its own")
    void the_same_check_holds_in_its_own_stack_without_the_mutation(Scenario scenario) {
        assertHolds(scenario);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("unharmedInStacksOfTheirOwnBesideThem")
    @ResourceLock("another stack of its own")
    void the_same_check_holds_in_its_own_stack_without_the_mutation_in_the_second_lane(Scenario scenario) {
        assertHolds(scenario);
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

    /**
     * Splits the mutants with their own stacks into two halves that run in parallel. An engine supports about 30
     * networks and a stack needs about 7: the shared stack, two others and one variant fit.
     *
     * @return half of all, or more if more than half start variants: it contains all those
     */
    private static <T> List<T> first(List<T> all, Function<T, Obligation> seenBy) {
        Predicate<T> starts = one -> startsVariants(seenBy.apply(one));
        long starting = all.stream().filter(starts).count();
        return all.stream()
                .sorted(Comparator.comparing(starts.negate()::test))
                .limit(Math.max(starting, (all.size() + 1) / 2))
                .toList();
    }

    private static boolean startsVariants(Obligation obligation) {
        return Obligations.method(obligation).getDeclaringClass().isAnnotationPresent(StartsVariants.class);
    }

    private static <T> Stream<T> without(List<T> some, List<T> all) {
        return all.stream().filter(one -> !some.contains(one));
    }

    private static List<Scenario> unharmed(Where where) {
        return chosen(where).stream()
                .map(file -> file.mutant().scenario())
                .distinct()
                .toList();
    }

    /** All mutants, or those whose names contain one of the words in {@code -Dmutants=port,TLS}. */
    private static List<MutantFile> chosen(Where where) {
        List<String> words = List.of(System.getProperty("mutants", "").split(","));
        return MutantFile.all().stream()
                .filter(file -> file.mutant().stack() == where)
                .filter(file -> words.stream().anyMatch(file.name()::contains))
                .toList();
    }
}
