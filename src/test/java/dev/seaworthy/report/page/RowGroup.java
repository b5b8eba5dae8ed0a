package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunVerdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows with a common name, such as those of a requirement or of a check. */
record RowGroup(String name, List<ReportedRow> rows) {
    /** @return the groups, ordered by name */
    static List<RowGroup> by(Function<ReportedRow, String> name, List<ReportedRow> rows) {
        Map<String, List<ReportedRow>> groups =
                rows.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new RowGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** @return the verdict about all of them: {@link Outcome#SKIPPED} only if every row is */
    Outcome worst() {
        return rows.stream().map(ReportedRow::outcome).min(Outcome.WORST_FIRST).orElse(Outcome.SKIPPED);
    }

    /** @return an element that the reader can open; open if a row has no good verdict */
    Html details(Html content) {
        return Html.of(
                "<details%s><summary>%s %s <small>%s</small></summary>\n%s</details>\n",
                rows.stream().anyMatch(ReportedRow::isUnresolved) ? Html.of(" open") : Html.NONE,
                Mark.of(worst()),
                name,
                RunVerdict.counts(rows.stream().map(ReportedRow::run).toList()),
                content);
    }
}
