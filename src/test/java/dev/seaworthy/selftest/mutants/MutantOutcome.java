package dev.seaworthy.selftest.mutants;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.report.Outcome;
import java.util.List;

/**
 * The outcome of a mutant.
 *
 * @param by the check that determined the outcome
 * @param message the message of that check
 */
record MutantOutcome(Kind kind, String by, String message) {
    /** All except {@link #KILLED} fail the build. */
    enum Kind {
        /** A violation was reported, and its message contains everything that the mutant requires. */
        KILLED,
        /** A violation was reported, but its message is incomplete. */
        UNEXPLAINED,
        /** The obligation was reported to hold. */
        SURVIVED,
        /** The obligation was inconclusive, or was not run. */
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
                .filter(verdict -> verdict.is(Outcome.INCONCLUSIVE))
                .findFirst()
                .map(verdict -> new MutantOutcome(Kind.BROKEN, shown(verdict), verdict.message()))
                .orElseGet(() -> rows.isEmpty()
                        ? new MutantOutcome(Kind.BROKEN, mutant.seenBy().check(), "no such row, found only " + verdicts)
                        : new MutantOutcome(
                                Kind.SURVIVED, shown(rows.getFirst()), "expected a violation, but got " + rows));
    }

    private static MutantOutcome unexplained(Mutant mutant, Verdict violated) {
        return new MutantOutcome(
                Kind.UNEXPLAINED,
                shown(violated),
                "expected a message with %s, but it is: %s"
                        .formatted(String.join(", ", mutant.says().missingIn(violated.message())), violated.message()));
    }

    private static String shown(Verdict verdict) {
        return "%s › %s".formatted(verdict.check(), verdict.row());
    }

    @Override
    public String toString() {
        return "%s by %s: %s".formatted(kind, by, message);
    }
}
