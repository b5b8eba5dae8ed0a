package dev.seaworthy.report.grade;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.util.List;
import java.util.stream.Stream;

/**
 * The verdict about one promise of one submission.
 *
 * @param reason of a verdict other than {@link Outcome#HOLDS}; otherwise empty
 */
record Judgement(Outcome outcome, String reason) {
    /** A promise holds only if all its rows hold; rows that do not apply to it are ignored if others were judged. */
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.VIOLATED, Outcome.ERROR, Outcome.INCONCLUSIVE, Outcome.HOLDS, Outcome.SKIPPED);

    /** @param rows the rows about the promise */
    static Judgement of(List<RunRow> rows) {
        return WORST_FIRST.stream()
                .map(outcome ->
                        rows.stream().filter(row -> row.outcome() == outcome).toList())
                .filter(such -> !such.isEmpty())
                .findFirst()
                .map(such -> new Judgement(such.getFirst().outcome(), reason(such)))
                .orElse(new Judgement(Outcome.INCONCLUSIVE, "the run has no row about it"));
    }

    private static String reason(List<RunRow> rows) {
        RunRow first = rows.getFirst();
        String others = rows.size() == 1 ? "" : " (and %d more)".formatted(rows.size() - 1);
        return first.outcome() == Outcome.HOLDS
                ? ""
                : "%s › %s: %s%s".formatted(first.check(), first.title(), first.reason(), others);
    }

    /** @return whether nothing is known about the promise */
    boolean isUndecided() {
        return Stream.of(Outcome.ERROR, Outcome.INCONCLUSIVE, Outcome.SKIPPED).anyMatch(outcome::equals);
    }
}
