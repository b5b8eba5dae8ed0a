package dev.seaworthy.report.page;

/**
 * The attachments of a row.
 *
 * @param budget of each attachment
 */
record EvidenceList(SizeBudget budget) {
    Html of(ReportedRow row) {
        return row.attachments().stream().map(this::shown).collect(Html.joined());
    }

    private Html shown(Attachment attachment) {
        if (attachment.isText()) {
            return Html.of(
                    "<details><summary>%s</summary><pre>%s</pre></details>\n",
                    attachment.name(), budget.end(attachment.text()));
        }
        return Html.of("<details open><summary>%s</summary>%s</details>\n", attachment.name(), image(attachment));
    }

    /** @return the image, or where to find it if it is too large */
    Html image(Attachment attachment) {
        return attachment
                .dataUri()
                .filter(uri -> attachment.isImage() && uri.length() <= budget.bytes())
                .map(uri -> Html.of("<img alt=\"%s\" src=\"%s\">", attachment.name(), uri))
                .orElse(Html.of("<p>See <a href=\"allure.html\">allure.html</a>.</p>"));
    }
}
