package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** Each violated row with its requirements, its reason and its evidence, after the names of all violated promises. */
final class ViolationsSection {
    private static final int REASONS = 1_000_000;
    private static final int EVIDENCE = 1_500_000;

    private ViolationsSection() {}

    static Section of(ReportedRun run) {
        List<ReportedRow> rows = run.rows(Outcome.VIOLATED);
        return new Section(
                "violated", "Violated (%d)".formatted(rows.size()), rows.isEmpty() ? Html.NONE : content(rows));
    }

    private static Html content(List<ReportedRow> rows) {
        long attachments =
                rows.stream().mapToLong(row -> row.attachments().size()).sum();
        RowCard card = new RowCard(
                SizeBudget.of(REASONS, rows.size()), new EvidenceList(SizeBudget.of(EVIDENCE, attachments)));
        return Html.of(
                "<p>The suite observed that these promises do not hold. Fix the stack, and run again.</p>\n%s%s",
                rows.size() > 1 ? names(rows) : Html.NONE,
                rows.stream().map(row -> card.of(row, Html.NONE)).collect(Html.joined()));
    }

    private static Html names(List<ReportedRow> rows) {
        return RowGroup.by(row -> row.suite() + ": " + row.obligation(), rows).stream()
                .map(promise -> Html.of(
                        "<li>%s %s</li>\n",
                        promise.name(),
                        promise.rows().stream()
                                .map(row -> Html.of(
                                        "<a href=\"#%s\">%s</a> ",
                                        row.anchor(), row.subject().isEmpty() ? "why" : row.subject()))
                                .collect(Html.joined())))
                .collect(Collectors.collectingAndThen(Html.joined(), list -> Html.of("<ul>%s</ul>\n", list)));
    }
}
