package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Requirement("HARNESS-05")
final class HistoryPageTest {
    /** As {@code gh run list --json databaseId,displayTitle,headSha,createdAt,url} prints them, in any order. */
    private static final String RUNS = """
            [{"createdAt": "2026-11-25T10:00:00Z", "databaseId": 7, "displayTitle": "edge: shorter timeout",
              "headSha": "0123456789abcdef0123456789abcdef01234567", "url": "https://github.com/o/r/actions/runs/7"},
             {"createdAt": "2026-11-27T08:30:00Z", "databaseId": 9, "displayTitle": "a <b> & c",
              "headSha": "89abcdef0123456789abcdef0123456789abcdef", "url": "https://github.com/o/r/actions/runs/9"},
             {"createdAt": "2026-11-26T10:00:00Z", "databaseId": 8, "displayTitle": "cancelled",
              "headSha": "456789abcdef0123456789abcdef0123456789ab", "url": "https://github.com/o/r/actions/runs/8"}]
            """;

    @TempDir
    private Path site;

    @Test
    void the_newest_run_is_first_with_its_verdict_and_a_link_to_its_report() throws IOException {
        report(7, Outcome.HOLDS, row("web", Outcome.HOLDS));
        report(9, Outcome.VIOLATED, row("web", Outcome.VIOLATED));

        assertThat(page())
                .containsSubsequence(
                        "<p class=\"verdict violated\"><strong>VIOLATED</strong>: 1 of 1 rows is violated, in 1 min 5 s. "
                                + "<a href=\"runs/9/index.html\">Latest report</a>",
                        "27 Nov 2026, 08:30 UTC",
                        "<a href=\"runs/9/index.html\">",
                        "VIOLATED</a>",
                        "1 violated",
                        "1 min 5 s",
                        "<a href=\"https://github.com/o/r/actions/runs/9\">89abcde</a> a &lt;b&gt; &amp; c",
                        "26 Nov 2026",
                        "25 Nov 2026",
                        "HOLDS</a>");
    }

    @Test
    void a_run_is_compared_with_the_latest_before_it_that_has_a_report() throws IOException {
        report(7, Outcome.HOLDS, row("web", Outcome.HOLDS), row("api", Outcome.HOLDS));
        report(9, Outcome.VIOLATED, row("web", Outcome.VIOLATED), row("api", Outcome.HOLDS), row("new", Outcome.HOLDS));

        assertThat(page())
                .containsOnlyOnce("› is limited")
                .contains("✗</span> LimitsCheck › is limited [web]</div></td>")
                .doesNotContain("more</div>");
    }

    @Test
    void a_page_shows_five_changes_of_a_run_and_the_number_of_the_others() throws IOException {
        report(7, Outcome.HOLDS, rows(8, Outcome.HOLDS));
        report(9, Outcome.VIOLATED, rows(8, Outcome.VIOLATED));

        assertThat(page()).contains("[4]</div><div>and 3 more</div>").doesNotContain("[5]</div>");
    }

    @Test
    void a_new_row_that_is_violated_is_a_change_and_a_row_that_is_gone_is_counted() throws IOException {
        report(7, Outcome.HOLDS, row("web: 64M", Outcome.HOLDS), row("api", Outcome.VIOLATED));
        report(9, Outcome.VIOLATED, row("api", Outcome.HOLDS), row("web: 32M", Outcome.VIOLATED));

        assertThat(page())
                .containsSubsequence("is limited [web: 32M]", "is limited [api]", "<div>1 rows are gone</div>");
    }

    @Test
    void a_run_that_did_not_finish_has_a_link_to_its_report() throws IOException {
        Files.writeString(Files.createDirectories(site.resolve("runs/8")).resolve("index.html"), "NO VERDICT");

        assertThat(page()).contains("<a href=\"runs/8/index.html\">did not finish</a>");
    }

    @Test
    void a_run_without_a_report_is_listed() throws IOException {
        assertThat(page())
                .contains(
                        "<p>No run has a report.</p>",
                        "<td>no report</td>",
                        "<a href=\"https://github.com/o/r/actions/runs/8\">");
    }

    private String page() throws IOException {
        Files.writeString(site.resolve("runs.json"), RUNS);
        HistoryPage.main(site.toString());
        return Files.readString(site.resolve("index.html"));
    }

    private void report(int run, Outcome verdict, RunRow... rows) throws IOException {
        Path directory = Files.createDirectories(site.resolve("runs/" + run));
        VerdictFile file = new VerdictFile(verdict, 65, "1 " + Mark.style(verdict), List.of(rows));
        Files.writeString(directory.resolve("verdict.json"), JsonMapper.shared().writeValueAsString(file));
    }

    private static RunRow[] rows(int count, Outcome outcome) {
        return IntStream.range(0, count)
                .mapToObj(number -> row("" + number, outcome))
                .toArray(RunRow[]::new);
    }

    private static RunRow row(String service, Outcome outcome) {
        return new RunRow("LimitsCheck", "is_limited", service, outcome, "");
    }
}
