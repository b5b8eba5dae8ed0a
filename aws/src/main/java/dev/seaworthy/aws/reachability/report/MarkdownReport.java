package dev.seaworthy.aws.reachability.report;

import dev.seaworthy.aws.reachability.judge.Result;
import java.util.List;
import java.util.stream.Collectors;

/** The result in Markdown: the verdict, the table and the findings. */
public final class MarkdownReport {
    private MarkdownReport() {}

    public static String of(Result result) {
        ReachabilityTable table = ReachabilityTable.of(result);
        StringBuilder text = new StringBuilder("%s: %d connections, %d findings\n\n"
                .formatted(
                        result.verdict(),
                        result.edges().size(),
                        result.findings().size()));
        text.append(line("from \\ to", table.columns()));
        text.append(line("---", table.columns().stream().map(column -> "---").toList()));
        table.rows().forEach(row -> text.append(line(row.source(), row.cells())));
        if (!result.findings().isEmpty()) {
            text.append('\n');
            result.findings().forEach(finding -> text.append("- %s\n".formatted(finding)));
        }
        return text.toString();
    }

    private static String line(String first, List<String> cells) {
        return "| %s | %s |\n".formatted(first, cells.stream().collect(Collectors.joining(" | ")));
    }
}
