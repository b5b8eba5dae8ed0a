package dev.seaworthy.report.page;

import dev.seaworthy.report.RunVerdict;
import dev.seaworthy.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the page {@code index.html} of a site with the reports of many runs: the newest first, each with its verdict,
 * its duration, and what it judges differently than the run before it. The page has no script.
 *
 * @param site contains {@code runs.json}, a list of {@link PublishedRun}, and the directory {@code runs/ID} of each run
 *     that has a report
 * @param runs the newest first
 */
record HistoryPage(Path site, List<Run> runs) {
    /** @param verdict empty if the run uploaded no report, or did not finish */
    private record Run(PublishedRun published, Optional<VerdictFile> verdict) {}

    /** @param arguments the directory of the site */
    public static void main(String... arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        Files.writeString(site.resolve("index.html"), in(site).html().markup());
    }

    static HistoryPage in(Path site) {
        PublishedRun[] runs = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(site.resolve("runs.json").toFile(), PublishedRun[].class);
        return new HistoryPage(
                site,
                Stream.of(runs)
                        .sorted(Comparator.comparing(PublishedRun::createdAt).reversed())
                        .map(run -> new Run(run, VerdictFile.in(site.resolve(run.directory()))))
                        .toList());
    }

    Html html() {
        return HtmlPage.of(
                new Html("default-src 'none'; style-src 'unsafe-inline'"),
                "Seaworthy: runs",
                Html.of(
                        """
                <h1>Seaworthy: runs</h1>
                %s
                <div class="wide">
                <table>
                <thead><tr><th>started</th><th>verdict</th><th>rows</th><th>duration</th><th>commit</th>\
                <th>judged differently than by the run before</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                """,
                        latest(),
                        IntStream.range(0, runs.size()).mapToObj(this::row).collect(Html.joined())));
    }

    private Html latest() {
        return runs.stream()
                .flatMap(run -> run.verdict().stream().map(verdict -> latest(run.published(), verdict)))
                .findFirst()
                .orElse(Html.of("<p>No run has a report.</p>"));
    }

    private static Html latest(PublishedRun run, VerdictFile verdict) {
        return Html.of(
                "<p class=\"verdict %s\"><strong>%s</strong>: %s <a href=\"%s/index.html\">Latest report</a></p>",
                Mark.style(verdict.verdict()), verdict.verdict(), new VerdictSentence(verdict), run.directory());
    }

    private Html row(int index) {
        PublishedRun run = runs.get(index).published();
        Optional<VerdictFile> verdict = runs.get(index).verdict();
        return Html.of(
                "<tr><td>%s</td>%s<td><a href=\"%s\">%s</a> %s</td><td>%s</td></tr>\n",
                VerdictSection.TIME.format(run.createdAt()),
                verdict.map(file -> verdictCells(run, file)).orElseGet(() -> withoutVerdict(run)),
                run.url(),
                run.shortSha(),
                run.displayTitle(),
                verdict.flatMap(after -> verdictBefore(index).map(before -> new ChangedRows(before, after).html()))
                        .orElse(Html.NONE));
    }

    /** A run that exceeded its time has a report without a verdict. */
    private Html withoutVerdict(PublishedRun run) {
        return Files.exists(site.resolve(run.directory()).resolve("index.html"))
                ? Html.of("<td><a href=\"%s/index.html\">did not finish</a></td><td></td><td></td>", run.directory())
                : Html.of("<td>no report</td><td></td><td></td>");
    }

    private static Html verdictCells(PublishedRun run, VerdictFile file) {
        return Html.of(
                "<td><a href=\"%s/index.html\">%s %s</a></td><td>%s</td><td>%s</td>",
                run.directory(),
                Mark.of(file.verdict()),
                file.verdict(),
                file.counts(),
                RunVerdict.minutes(Duration.ofSeconds(file.seconds())));
    }

    private Optional<VerdictFile> verdictBefore(int index) {
        return runs.stream()
                .skip(index + 1L)
                .flatMap(run -> run.verdict().stream())
                .findFirst();
    }
}
