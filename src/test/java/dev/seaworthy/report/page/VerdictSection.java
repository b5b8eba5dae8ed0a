package dev.seaworthy.report.page;

import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.RunVerdict;
import dev.seaworthy.report.VerdictFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The verdict in one sentence, and links to the parts of the page and to the Allure report. */
final class VerdictSection {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private VerdictSection() {}

    /** @param sections the parts of the page that are not empty */
    static Html of(ReportedRun run, List<Section> sections) {
        return Html.of(
                """
                <header>
                <h1>%s</h1>
                %s
                <p><small>The contract describes what the stack promises. A row is one case in which a promise is checked, such
                as a service or a request.%s</small></p>
                <nav>%s<a href="allure.html">Allure report</a></nav>
                </header>
                """,
                title(run),
                run.verdict().map(VerdictSection::sentence).orElseGet(() -> unfinished(run)),
                started(run),
                sections.stream().map(Section::link).collect(Html.joined()));
    }

    static String title(ReportedRun run) {
        return "Seaworthy" + run.subject().map(name -> ": " + name).orElse("");
    }

    private static Html sentence(VerdictFile verdict) {
        return Html.of(
                "<p class=\"verdict %s\"><strong>%s</strong>: %s</p>",
                Mark.style(verdict.verdict()), verdict.verdict(), new VerdictSentence(verdict));
    }

    private static Html unfinished(ReportedRun run) {
        List<RunRow> rows = run.rows().stream().map(ReportedRow::run).toList();
        return Html.of(
                "<p class=\"verdict unfinished\"><strong>NO VERDICT</strong>: the run did not finish; its log says why. "
                        + "Until then: %s.</p>",
                rows.isEmpty() ? "no result" : RunVerdict.counts(rows));
    }

    private static String started(ReportedRun run) {
        return run.rows().stream()
                .flatMap(row -> row.result().stream())
                .mapToLong(AllureResult::start)
                .filter(start -> start > 0)
                .min()
                .stream()
                .mapToObj(start -> " The first row started on %s.".formatted(TIME.format(Instant.ofEpochMilli(start))))
                .findFirst()
                .orElse("");
    }
}
