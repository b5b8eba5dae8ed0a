package dev.seaworthy.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The attachments of a row.
 *
 * @param budget of each attachment
 */
record EvidenceList(SizeBudget budget) {
    /** @return each attachment with content, and the names of the empty ones */
    Html of(ReportedRow row) {
        Map<Boolean, List<Attachment>> all =
                row.attachments().stream().collect(Collectors.partitioningBy(Attachment::isEmpty));
        Html shown = all.get(false).stream().map(this::shown).collect(Html.joined());
        return all.get(true).isEmpty()
                ? shown
                : Html.of(
                        "%s<p><small>None: %s</small></p>\n",
                        shown, all.get(true).stream().map(Attachment::name).collect(Collectors.joining(", ")));
    }

    private Html shown(Attachment attachment) {
        if (attachment.isText()) {
            return Html.of(
                    "<details><summary>%s</summary><pre>%s</pre></details>\n",
                    attachment.name(), budget.end(attachment.text()));
        }
        return Html.of("<details><summary>%s</summary>%s</details>\n", attachment.name(), image(attachment));
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
