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
        List<RowGroup> promises = RowGroup.by(row -> row.suite() + ": " + row.obligation(), rows);
        RowCard card = new RowCard(
                SizeBudget.of(REASONS, rows.size()), new EvidenceList(SizeBudget.of(EVIDENCE, attachments)));
        return Html.of(
                "<p>The suite observed that these promises do not hold. Fix the stack, and run again; with "
                        + "<code>-Dit.test=%s</code>, only these checks run.</p>\n%s%s",
                rows.stream().map(row -> row.run().check()).distinct().collect(Collectors.joining(",")),
                rows.size() > 1 ? names(promises) : Html.NONE,
                promises.stream()
                        .flatMap(promise -> promise.rows().stream())
                        .map(row -> card.of(row, Html.NONE))
                        .collect(Html.joined()));
    }

    private static Html subjects(RowGroup promise) {
        return promise.rows().stream()
                .map(row -> Html.of("%s ", link(row, row.subject())))
                .collect(Html.joined());
    }

    private static Html link(ReportedRow row, String text) {
        return Html.of("<a href=\"#%s\">%s</a>", row.anchor(), text);
    }

    private static Html names(List<RowGroup> promises) {
        return promises.stream()
                .map(promise -> Html.of(
                        "<li>%s</li>\n",
                        promise.rows().getFirst().subject().isEmpty()
                                ? link(promise.rows().getFirst(), promise.name())
                                : Html.of("%s: %s", promise.name(), subjects(promise))))
                .collect(Collectors.collectingAndThen(Html.joined(), list -> Html.of("<ul>%s</ul>\n", list)));
    }
}
