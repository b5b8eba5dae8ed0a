package dev.seaworthy.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.mutation.Fate.Kind;
import dev.seaworthy.mutation.Mutant.Circumstances;
import dev.seaworthy.mutation.Mutant.Where;
import dev.seaworthy.mutation.Verdict.Outcome;
import dev.seaworthy.stack.ComposeProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A check that cannot fail is a defect: every mistake of {@code mutants/} is made once, and the check that has to see
 * it has to report it, by a message that says where it is, what was promised and what was seen.
 */
@Tag("mutants")
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // what has one instance is otherwise run in one thread; a lock keeps rows in one
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-05", "HARNESS-08"})
final class MutantsCheck {
    private static final Path TABLE = Path.of("reports/mutants.md");

    private final Trial trial;
    private final Score score = new Score(Instant.now());

    MutantsCheck(ComposeProject shared) {
        this.trial = new Trial(shared);
    }

    static Stream<MutantFile> ofTheSharedStack() {
        return chosen(Where.SHARED);
    }

    static Stream<MutantFile> withStacksOfTheirOwn() {
        return everyOther(chosen(Where.OWN).toList(), 0);
    }

    static Stream<MutantFile> withStacksOfTheirOwnBesideThem() {
        return everyOther(chosen(Where.OWN).toList(), 1);
    }

    static Stream<Circumstances> circumstances() {
        return chosen(Where.OWN).map(file -> file.mutant().circumstances()).distinct();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("ofTheSharedStack")
    @ResourceLock("the shared stack")
    void a_mistake_in_the_shared_stack_is_reported(MutantFile file) {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("withStacksOfTheirOwn")
    @ResourceLock("a stack of its own")
    void a_mistake_in_a_stack_of_its_own_is_reported(MutantFile file) {
        judge(file);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("withStacksOfTheirOwnBesideThem")
    @ResourceLock("another stack of its own")
    void a_mistake_in_another_stack_of_its_own_is_reported(MutantFile file) {
        judge(file);
    }

    /** Or the checks would report everything. In the shared stack they are seen to hold whenever it is verified. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("circumstances")
    @ResourceLock("a stack of its own") // two at a time: each is some seven of the thirty networks of an engine
    void without_a_mistake_the_same_check_holds(Circumstances circumstances) {
        assertHolds(trial.without(circumstances).stream()
                .filter(circumstances.seenBy()::isOf)
                .toList());
    }

    private void judge(MutantFile file) {
        Instant begun = Instant.now();
        Fate fate = trial.of(file.mutant());
        score.add(file, fate, Duration.between(begun, Instant.now()), TABLE);

        assertThat(fate).returns(Kind.KILLED, Fate::kind);
    }

    private static void assertHolds(List<Verdict> verdicts) {
        assertThat(verdicts)
                .anyMatch(verdict -> verdict.is(Outcome.HOLDS))
                .allMatch(verdict -> verdict.is(Outcome.HOLDS) || verdict.is(Outcome.SKIPPED));
    }

    private static <T> Stream<T> everyOther(List<T> all, int first) {
        return IntStream.range(0, all.size())
                .filter(index -> index % 2 == first)
                .mapToObj(all::get);
    }

    /** Of all, or of those whose names contain one of these words: {@code -Dmutants=port,tls}. */
    private static Stream<MutantFile> chosen(Where where) {
        List<String> words = List.of(System.getProperty("mutants", "").split(","));
        return MutantFile.all().stream()
                .filter(file -> file.mutant().stack() == where)
                .filter(file -> words.stream().anyMatch(file.name()::contains));
    }
}
