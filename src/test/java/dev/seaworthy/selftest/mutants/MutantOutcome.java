package dev.seaworthy.selftest.mutants;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.checks.nested.Verdict.Outcome;
import java.util.List;

/**
 * What became of a mutant.
 *
 * @param by the check that decided it
 * @param message what that said
 */
record MutantOutcome(Kind kind, String by, String message) {
    /** Only the first is as it should be. */
    enum Kind {
        /** Its obligation was reported as violated, and the report says enough. */
        KILLED,
        /** Its obligation was reported as violated, but the report does not say enough. */
        UNEXPLAINED,
        /** Its obligation was said to hold. */
        SURVIVED,
        /** Its stack could not be judged. */
        BROKEN
    }

    /** @param verdicts of all rows of the mutant's obligation */
    static MutantOutcome of(Mutant mutant, List<Verdict> verdicts) {
        List<Verdict> rows = verdicts.stream().filter(mutant.seenBy()::isOf).toList();
        List<Verdict> violated =
                rows.stream().filter(verdict -> verdict.is(Outcome.VIOLATED)).toList();
        if (!violated.isEmpty()) {
            return violated.stream()
                    .filter(verdict ->
                            mutant.says().missingIn(verdict.message()).isEmpty())
                    .findFirst()
                    .map(verdict -> new MutantOutcome(Kind.KILLED, shown(verdict), verdict.message()))
                    .orElseGet(() -> unexplained(mutant, violated.getFirst()));
        }
        return rows.stream()
                .filter(verdict -> verdict.is(Outcome.NOT_OBSERVED))
                .findFirst()
                .map(verdict -> new MutantOutcome(Kind.BROKEN, shown(verdict), verdict.message()))
                .orElseGet(() -> rows.isEmpty()
                        ? new MutantOutcome(
                                Kind.BROKEN, mutant.seenBy().check(), "it has no such row, only " + verdicts)
                        : new MutantOutcome(Kind.SURVIVED, shown(rows.getFirst()), "said: " + rows));
    }

    private static MutantOutcome unexplained(Mutant mutant, Verdict violated) {
        return new MutantOutcome(
                Kind.UNEXPLAINED,
                shown(violated),
                "the message has no %s: %s"
                        .formatted(
                                String.join(", no ", mutant.says().missingIn(violated.message())), violated.message()));
    }

    private static String shown(Verdict verdict) {
        return "%s › %s".formatted(verdict.check(), verdict.row());
    }

    @Override
    public String toString() {
        return "%s by %s: %s".formatted(kind, by, message);
    }
}
