package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.RunVerdict;
import dev.seaworthy.report.VerdictFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a run in one sentence, such as {@code 2 of 692 rows are violated; 690 hold, in 14 min 24 s.} */
record VerdictSentence(VerdictFile run) {
    @Override
    public String toString() {
        List<RunRow> rows = run.rows();
        long decisive = count(run.verdict());
        String others = Stream.of(Outcome.values())
                .filter(outcome -> outcome != run.verdict() && count(outcome) > 0)
                .map(outcome -> count(outcome) + " " + verb(outcome, count(outcome)))
                .collect(Collectors.joining(", "));
        String subject = decisive == 0
                ? "no row was judged"
                : decisive == rows.size() && decisive > 1
                        ? "all %d rows %s".formatted(decisive, verb(run.verdict(), decisive))
                        : "%d of %d rows %s".formatted(decisive, rows.size(), verb(run.verdict(), decisive));
        return "%s%s, in %s."
                .formatted(
                        subject,
                        others.isEmpty() ? "" : "; " + others,
                        RunVerdict.minutes(Duration.ofSeconds(run.seconds())));
    }

    private long count(Outcome outcome) {
        return run.rows().stream().filter(row -> row.outcome() == outcome).count();
    }

    private static String verb(Outcome outcome, long count) {
        String be = count == 1 ? "is " : "are ";
        return switch (outcome) {
            case HOLDS -> count == 1 ? "holds" : "hold";
            case VIOLATED -> be + "violated";
            case INCONCLUSIVE -> be + "inconclusive";
            case ERROR -> be + "in error";
            case SKIPPED -> be + "skipped";
        };
    }
}
