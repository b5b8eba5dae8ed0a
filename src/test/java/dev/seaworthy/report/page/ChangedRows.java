package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows that a run judges differently than the run before it, the worst verdict first. */
record ChangedRows(VerdictFile before, VerdictFile after) {
    private static final int SHOWN = 5;
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.VIOLATED, Outcome.ERROR, Outcome.INCONCLUSIVE, Outcome.SKIPPED, Outcome.HOLDS);

    /** @return at most five rows, the number of the others, and the number of those that this run does not have */
    Html html() {
        Map<String, Outcome> earlier = outcomes(before);
        List<RunRow> changed = after.rows().stream()
                .filter(row -> earlier.getOrDefault(identity(row), Outcome.HOLDS) != row.outcome())
                .sorted(Comparator.comparing(row -> WORST_FIRST.indexOf(row.outcome())))
                .toList();
        Map<String, Outcome> later = outcomes(after);
        long gone =
                earlier.keySet().stream().filter(row -> !later.containsKey(row)).count();
        return Stream.of(
                        changed.stream().limit(SHOWN).map(ChangedRows::line),
                        more(changed.size() - SHOWN, "and %s more"),
                        more(gone, "%s rows are gone"))
                .flatMap(lines -> lines)
                .collect(Html.joined());
    }

    private static Html line(RunRow row) {
        return Html.of("<div>%s %s › %s</div>", Mark.of(row.outcome()), row.check(), row.title());
    }

    private static Stream<Html> more(long count, String words) {
        return count > 0 ? Stream.of(Html.of("<div>%s</div>", words.formatted(count))) : Stream.empty();
    }

    private static Map<String, Outcome> outcomes(VerdictFile run) {
        return run.rows().stream()
                .collect(Collectors.toMap(ChangedRows::identity, RunRow::outcome, (one, other) -> one));
    }

    private static String identity(RunRow row) {
        return row.check() + ' ' + row.title();
    }
}
