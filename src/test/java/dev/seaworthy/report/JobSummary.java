package dev.seaworthy.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of a run in Markdown, for the summary of a CI job: every row that does not hold, in one line. */
record JobSummary(VerdictFile run) {
    /** GitHub accepts a summary of 1 MiB. */
    private static final int MAX_ROWS = 500;

    private static final int MAX_REASON = 500;

    /** @param arguments the directory of the run's reports */
    public static void main(String... arguments) {
        System.out.print(VerdictFile.in(Path.of(arguments[0]))
                .map(run -> new JobSummary(run).toString())
                .orElse("## Verdict: none\n\nThe run did not finish; its log says why.\n"));
    }

    @Override
    public String toString() {
        List<RunRow> rows = Stream.of(Outcome.VIOLATED, Outcome.ERROR, Outcome.INCONCLUSIVE)
                .flatMap(outcome -> run.rows().stream().filter(row -> row.outcome() == outcome))
                .toList();
        String head = "## Verdict: %s\n\n%s in %d s.\n".formatted(run.verdict(), run.counts(), run.seconds());
        if (rows.isEmpty()) {
            return head;
        }
        String more = rows.size() > MAX_ROWS ? "\nAnd %d more.\n".formatted(rows.size() - MAX_ROWS) : "";
        return rows.stream()
                .limit(MAX_ROWS)
                .map(row -> "| %s | %s › %s | %s |\n"
                        .formatted(row.outcome(), cell(row.check()), cell(row.title()), cell(row.reason())))
                .collect(Collectors.joining("", head + "\n| verdict | check | reason |\n|---|---|---|\n", more));
    }

    /** Escapes what Markdown or HTML would interpret: a stack chooses its messages. */
    private static String cell(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String shown = line.length() > MAX_REASON ? line.substring(0, MAX_REASON) + " …" : line;
        return shown.replaceAll("([\\\\`*_|\\[\\]~$#@!])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
