package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the first page of a report, {@code index.html}: the verdict, what is violated and why, what is inconclusive
 * and what to do, the requirements, tables, and the environment. The page is one file without scripts, and links to the
 * Allure report {@code allure.html} beside it.
 */
public final class ReportPage {
    private static final String NAME = "index.html";

    private ReportPage() {}

    /**
     * Reads {@code verdict.json} and {@code allure-results/}; if the run did not finish or no test ran, the page says
     * so.
     *
     * @param reports the directory of the run's reports, to which the page is written
     * @throws UncheckedIOException if the directory cannot be read or written
     */
    public static void write(Path reports) {
        try {
            Files.writeString(reports.resolve(NAME), html(reports).markup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Html html(Path reports) {
        ReportedRun run = ReportedRun.in(reports);
        List<Section> sections = Stream.of(
                        ViolationsSection.of(run),
                        new UndecidedSection(run, Outcome.ERROR).section(),
                        new UndecidedSection(run, Outcome.INCONCLUSIVE).section(),
                        RequirementsSection.of(run),
                        tables(run, reports),
                        EnvironmentSection.of(run))
                .filter(section -> !section.isEmpty())
                .toList();
        String verdict = run.verdict().map(file -> file.verdict().toString()).orElse("NO VERDICT");
        return HtmlPage.of(
                new Html("default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
                "%s – %s".formatted(VerdictSection.title(run), verdict),
                Html.of(
                        "%s%s",
                        VerdictSection.of(run, sections),
                        sections.stream().map(Section::html).collect(Html.joined())));
    }

    private static Section tables(ReportedRun run, Path reports) {
        return new Section(
                "tables",
                "Tables",
                Stream.of(
                                IsolationMatrix.of(run),
                                RestartTable.of(run),
                                LimitTable.of(run),
                                FaultExperiments.of(run),
                                Timeline.of(run),
                                MutationScore.in(reports))
                        .collect(Html.joined()));
    }
}
