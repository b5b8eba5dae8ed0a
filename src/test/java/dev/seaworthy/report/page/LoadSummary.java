package dev.seaworthy.report.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The key figures of a load under which a fault was injected, and their plot.
 *
 * @param figures values by name, in the order of the attachment {@code load summary}
 */
record LoadSummary(ReportedRow row, Map<String, String> figures, Optional<Attachment> plot) {
    private static final Pattern LINE = Pattern.compile("(?m)^\"(.*)\",(.*)$");

    /** @return the loads of the run, ordered by check and row */
    static List<LoadSummary> all(ReportedRun run) {
        return run.rows().stream()
                .sorted(Comparator.comparing(ReportedRow::suite)
                        .thenComparing(ReportedRow::obligation)
                        .thenComparing(ReportedRow::subject))
                .flatMap(row -> of(row).stream())
                .toList();
    }

    private static List<LoadSummary> of(ReportedRow row) {
        List<Attachment> summaries = named("load summary", row);
        List<Attachment> plots = named("load over time", row);
        return IntStream.range(0, summaries.size())
                .mapToObj(index -> new LoadSummary(
                        row,
                        figures(summaries.get(index).text()),
                        plots.stream().skip(index).findFirst()))
                .toList();
    }

    private static List<Attachment> named(String name, ReportedRow row) {
        return row.attachments().stream()
                .filter(attachment -> attachment.name().equals(name))
                .toList();
    }

    private static Map<String, String> figures(String csv) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (MatchResult line : LINE.matcher(csv).results().toList()) {
            figures.put(line.group(1), line.group(2));
        }
        return figures;
    }

    /** @return the value; a dash if the experiment was aborted before it was known */
    String figure(String name) {
        return figures.getOrDefault(name, "–");
    }
}
