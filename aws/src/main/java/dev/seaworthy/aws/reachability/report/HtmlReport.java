package dev.seaworthy.aws.reachability.report;

import dev.seaworthy.aws.reachability.judge.Result;

/** The result as a fragment of HTML: the verdict, the table and the findings. */
public final class HtmlReport {
    private HtmlReport() {}

    public static String of(Result result) {
        ReachabilityTable table = ReachabilityTable.of(result);
        StringBuilder html = new StringBuilder("<p><strong>%s</strong>: %d connections, %d findings</p>\n"
                .formatted(
                        result.verdict(),
                        result.edges().size(),
                        result.findings().size()));
        html.append("<table>\n<tr><th>from \\ to</th>");
        table.columns().forEach(column -> html.append("<th>%s</th>".formatted(escaped(column))));
        html.append("</tr>\n");
        for (ReachabilityTable.Row row : table.rows()) {
            html.append("<tr><th>%s</th>".formatted(escaped(row.source())));
            row.cells().forEach(cell -> html.append("<td>%s</td>".formatted(escaped(cell))));
            html.append("</tr>\n");
        }
        html.append("</table>\n");
        if (!result.findings().isEmpty()) {
            html.append("<ul>\n");
            result.findings().forEach(finding -> html.append("<li>%s</li>\n".formatted(escaped(finding.toString()))));
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
