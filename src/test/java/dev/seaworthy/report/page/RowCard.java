package dev.seaworthy.report.page;

/**
 * Everything that explains the verdict about one row.
 *
 * @param reason the share of each message
 */
record RowCard(SizeBudget reason, EvidenceList evidence) {
    /** @param more what else the card contains */
    Html of(ReportedRow row, Html more) {
        return Html.of(
                """
                <article class="card %s" id="%s">
                <h3>%s %s</h3>
                <p>%s</p>
                <pre class="reason">%s</pre>
                %s%s%s</article>
                """,
                Mark.style(row.outcome()),
                row.anchor(),
                Mark.of(row.outcome()),
                row.suite(),
                title(row),
                reason.beginning(row.run().reason()),
                evidence.of(row),
                more,
                requirements(row));
    }

    /** @return the obligation in words and, after it, the row */
    static Html title(ReportedRow row) {
        return row.subject().isEmpty()
                ? Html.of("%s", row.obligation())
                : Html.of("%s: <b>%s</b>", row.obligation(), row.subject());
    }

    private static Html requirements(ReportedRow row) {
        return row.requirements().isEmpty()
                ? Html.NONE
                : Html.of(
                        "<ul class=\"requirements\" aria-label=\"requirements\">%s</ul>\n",
                        row.requirements().stream()
                                .map(one -> Html.of("<li>%s</li>", one))
                                .collect(Html.joined()));
    }
}
