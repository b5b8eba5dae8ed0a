package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows that a run judges differently than the run before it. */
record ChangedRows(VerdictFile before, VerdictFile after) {
    private static final int SHOWN = 5;

    /** @return a row for each change, at most five, and the number of the others */
    Html html() {
        Map<String, Outcome> earlier = before.rows().stream()
                .collect(Collectors.toMap(ChangedRows::identity, RunRow::outcome, (one, other) -> one));
        List<RunRow> changed = after.rows().stream()
                .filter(row -> earlier.containsKey(identity(row)))
                .filter(row -> earlier.get(identity(row)) != row.outcome())
                .toList();
        Html shown = changed.stream()
                .limit(SHOWN)
                .map(row -> Html.of("<div>%s %s › %s</div>", Mark.of(row.outcome()), row.check(), row.title()))
                .collect(Html.joined());
        return changed.size() > SHOWN ? Html.of("%s<div>and %s more</div>", shown, changed.size() - SHOWN) : shown;
    }

    private static String identity(RunRow row) {
        return row.check() + ' ' + row.title();
    }
}
