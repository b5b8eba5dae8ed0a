package dev.seaworthy.report.page;

import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunVerdict;
import java.util.List;

/**
 * The rows without a judgement about the stack, grouped by reason: what is inconclusive, and errors of the suite. The
 * first row of a group has its evidence.
 */
record UndecidedSection(ReportedRun run, Outcome outcome) {
    private static final int REASONS = 500_000;
    private static final int EVIDENCE = 500_000;

    Section section() {
        List<ReportedRow> rows = run.rows(outcome);
        return new Section(
                Mark.style(outcome),
                "%s (%d)".formatted(heading(), rows.size()),
                rows.isEmpty() ? Html.NONE : Html.of("<p>%s</p>\n%s", action(), groups(rows)));
    }

    private String heading() {
        return outcome == Outcome.ERROR ? "Errors of the suite" : "Inconclusive";
    }

    private String action() {
        return outcome == Outcome.ERROR
                ? "The suite itself failed, and nothing is known about these promises. Report the error, and attach "
                        + "the directory of this report."
                : "The checks could not observe enough, and nothing is known about these promises. Remove the cause, "
                        + "and run again.";
    }

    private Html groups(List<ReportedRow> rows) {
        List<List<ReportedRow>> groups =
                RunVerdict.groupedByReason(rows, row -> row.run().reason());
        long attachments = groups.stream()
                .mapToLong(group -> group.getFirst().attachments().size())
                .sum();
        SizeBudget reason = SizeBudget.of(REASONS, rows.size());
        RowCard card = new RowCard(reason, new EvidenceList(SizeBudget.of(EVIDENCE, attachments)));
        return groups.stream()
                .map(group -> card.of(group.getFirst(), Html.of("%s%s", hint(group), others(group, reason))))
                .collect(Html.joined());
    }

    private static Html hint(List<ReportedRow> group) {
        return group.getFirst().run().reason().startsWith(TooSlowException.REASON)
                ? Html.of("<p>Run again when the host is idle, or on a faster host.</p>\n")
                : Html.NONE;
    }

    private static Html others(List<ReportedRow> group, SizeBudget reason) {
        return group.size() == 1
                ? Html.NONE
                : Html.of(
                        "<details><summary>%s with the same reason</summary>\n<ul>%s</ul></details>\n",
                        group.size() == 2 ? "1 more row" : group.size() - 1 + " more rows",
                        group.stream()
                                .skip(1)
                                .map(row -> Html.of(
                                        "<li id=\"%s\">%s › %s<br><small>%s</small></li>\n",
                                        row.anchor(),
                                        row.suite(),
                                        RowCard.title(row),
                                        reason.beginning(row.run().reason())))
                                .collect(Html.joined()));
    }
}
