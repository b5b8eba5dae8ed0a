package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement({"HARNESS-04", "HARNESS-05", "HARNESS-14"})
final class ReportPageTest {
    private static final RunRow HOLDS = new RunRow("PortsCheck", "is_published", "\"web\": 80", Outcome.HOLDS, "");
    private static final RunRow VIOLATED = new RunRow(
            "ReplicasCheck",
            "the_number_is_running",
            "\"web\": 3",
            Outcome.VIOLATED,
            "web: expected 3 replicas\n  found 2");
    private static final String REPLICAS = "COMPOSE-02: There are three web servers.";

    @TempDir
    private Path directory;

    private WrittenReports reports;

    @BeforeEach
    void write() throws IOException {
        reports = new WrittenReports(directory);
    }

    @Test
    void the_page_begins_with_the_verdict_in_one_sentence() throws IOException {
        String page = reports.row(HOLDS).row(VIOLATED).environment("Stack=shop").page(Outcome.VIOLATED);

        assertThat(page)
                .contains("<title>Seaworthy: shop – VIOLATED</title>", "<h1>Seaworthy: shop</h1>")
                .contains("<p class=\"verdict violated\"><strong>VIOLATED</strong>: 1 of 2 rows is violated; 1 holds, "
                        + "in 14 min 24 s.</p>")
                .contains("<a href=\"allure.html\">Allure report</a>");
    }

    @Test
    void a_violated_row_shows_its_requirement_its_reason_and_its_evidence() throws IOException {
        String page = reports.row(HOLDS)
                .row(VIOLATED, List.of(REPLICAS), Map.of("container states", "web-1 running"))
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsSubsequence(
                        "<h2>Violated (1)</h2>",
                        "Fix the stack",
                        "id=\"row-1\"",
                        "Replicas check",
                        "the number is running: <b>&quot;web&quot;: 3</b>",
                        "<pre class=\"reason\">web: expected 3 replicas\n  found 2</pre>",
                        "<summary>container states</summary><pre>web-1 running</pre>",
                        REPLICAS,
                        "<h2>Requirements</h2>");
    }

    @Test
    void evidence_of_which_there_is_nothing_is_only_named() throws IOException {
        String page = reports.row(VIOLATED, List.of(REPLICAS), Map.of("last error of Compose", "none"))
                .page(Outcome.VIOLATED);

        assertThat(page)
                .contains("<small>None: last error of Compose</small>")
                .doesNotContain("<summary>last error of Compose</summary>");
    }

    @Test
    void the_violated_promises_are_listed_and_explained_in_the_same_order() throws IOException {
        RunRow start = new RunRow("HealthCheck", "starts", "", Outcome.VIOLATED, "it does not");
        String page = reports.row(VIOLATED).row(start).page(Outcome.VIOLATED);

        assertThat(page)
                .contains("<code>-Dit.test=ReplicasCheck,HealthCheck</code>")
                .containsSubsequence(
                        "<ul><li><a href=\"#row-1\">Health check: starts</a></li>",
                        "the number is running: <a href=\"#row-0\">&quot;web&quot;: 3</a>",
                        "id=\"row-1\"",
                        "id=\"row-0\"");
    }

    @Test
    void the_page_of_a_run_in_which_all_holds_says_nothing_of_violations() throws IOException {
        assertThat(reports.row(HOLDS).page(Outcome.HOLDS)).doesNotContain("Violated", "Inconclusive", "Errors");
    }

    @Test
    void markup_of_the_stack_is_escaped_wherever_it_is() throws IOException {
        String markup = "</pre><script>alert('1')</script><img src=x onerror=\"alert(1)\">";
        RunRow row = new RunRow("ReplicasCheck", "is_running", "\"" + markup + "\": 1", Outcome.VIOLATED, markup);
        RunRow undecided = new RunRow("OtherCheck", "holds", markup, Outcome.INCONCLUSIVE, markup);
        Map<String, String> attachments = Map.of(
                markup,
                markup,
                "load summary",
                "figure,value\n\"%s\",%1$s".formatted(markup),
                "connections from " + markup,
                "target,port,host,promised,observed\n%s,80,%1$s,must not,accepted".formatted(markup));

        String page = reports.row(row, List.of("HA-01: " + markup), attachments)
                .row(undecided)
                .environment("Stack=" + markup, "image\\ of\\ web=" + markup)
                .page(Outcome.VIOLATED);

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
                .doesNotContain("<script", "<img", "onerror=\"");
    }

    @Test
    void inconclusive_rows_are_grouped_by_reason_and_say_what_to_do() throws IOException {
        String page = reports.row(undecided("FrozenCheck", "host too slow: web took 17 s"))
                .row(undecided("StartCheck", "port 80 is in use"))
                .row(undecided("OutageCheck", "host too slow: no response"))
                .page(Outcome.INCONCLUSIVE);

        assertThat(page)
                .containsSubsequence(
                        "<h2>Inconclusive (3)</h2>",
                        "Remove the cause, and run again.",
                        "host too slow: web took 17 s",
                        "Run again when the host is idle",
                        "1 more row with the same reason",
                        "Outage check",
                        "host too slow: no response",
                        "port 80 is in use");
    }

    @Test
    void an_error_of_the_suite_is_to_be_reported() throws IOException {
        assertThat(reports.row(new RunRow("PortsCheck", "is_published", "", Outcome.ERROR, "NullPointerException"))
                        .page(Outcome.ERROR))
                .containsSubsequence("<h2>Errors of the suite (1)</h2>", "Report the error", "NullPointerException");
    }

    @Test
    void requirements_contain_their_checks_and_are_open_where_a_row_does_not_hold() throws IOException {
        String page = reports.row(HOLDS, List.of("HA-04: The host reaches the application."), Map.of())
                .row(VIOLATED, List.of(REPLICAS), Map.of())
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsPattern("<details open><summary>[^\\n]* COMPOSE: family <small>1 violated</small>")
                .containsPattern("<details open><summary>[^\\n]* " + REPLICAS + " <small>1 violated</small>")
                .containsPattern("<details open><summary>[^\\n]* Replicas check <small>1 violated</small>")
                .containsPattern("<details><summary>[^\\n]* HA: family <small>1 holds</small>");
    }

    @Test
    void a_report_of_another_stack_without_requirements_has_its_checks() throws IOException {
        assertThat(reports.row(HOLDS).row(VIOLATED).page(Outcome.VIOLATED))
                .contains("<h2>Checks</h2>")
                .doesNotContain("Requirements", "class=\"requirements\"")
                .containsPattern("<details open><summary>[^\\n]* Replicas check <small>1 violated</small>");
    }

    @Test
    void a_row_that_never_started_has_the_title_and_the_requirements_of_its_method() throws IOException {
        RunRow skipped = new RunRow("ReplicasCheck", "the_number_is_running", "", Outcome.SKIPPED, "requires Docker");

        assertThat(reports.row(VIOLATED, List.of(REPLICAS), Map.of())
                        .rowWithoutResult(skipped)
                        .page(Outcome.VIOLATED))
                .containsPattern(REPLICAS + " <small>1 violated, 1 skipped</small>")
                .contains("<small>requires Docker</small>");
    }

    @Test
    void a_run_that_did_not_finish_says_so_and_shows_what_is_known() throws IOException {
        reports.row(HOLDS).row(VIOLATED);
        Files.writeString(directory.resolve("allure-results/incomplete-result.json"), "{\"name\": ");

        assertThat(reports.page())
                .contains("<strong>NO VERDICT</strong>: the run did not finish; its log says why. "
                        + "Until then: 1 holds, 1 violated.")
                .contains("<h2>Violated (1)</h2>");
    }

    @Test
    void a_run_without_results_has_a_page(@TempDir Path empty) throws IOException {
        ReportPage.write(empty);

        assertThat(empty.resolve("index.html")).content().contains("NO VERDICT", "Until then: no result.");
    }

    @Test
    void every_link_of_the_page_leads_to_an_anchor() throws IOException {
        String page = reports.row(VIOLATED, List.of(REPLICAS), Map.of())
                .row(undecided("StartCheck", "port 80 is in use"))
                .row(undecided("OtherCheck", "port 81 is in use"))
                .environment("Engine=26.1")
                .page(Outcome.VIOLATED);

        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(anchor -> assertThat(page).contains("id=\"" + anchor + "\""));
        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(id -> id.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_in_which_every_row_is_violated_is_smaller_than_6_MB() throws IOException {
        String log = "<&\"'>".repeat(4_000);
        for (int number = 0; number < 200; number++) {
            reports.row(
                    new RunRow("AnyCheck", "holds", "row " + number, Outcome.VIOLATED, log),
                    Map.of("logs", log, "events", log));
        }

        assertThat(reports.page(Outcome.VIOLATED)).hasSizeLessThan(6_000_000);
    }

    @Test
    void the_environment_lists_the_engine_the_seed_and_each_image() throws IOException {
        String page = reports.row(HOLDS, Map.of("load summary", "figure,value\n\"seed\",42"))
                .environment("Engine=26.1", "image\\ of\\ web=nginx:1.30, sha256:f52b, a stand-in")
                .page(Outcome.HOLDS);

        assertThat(page)
                .contains("<tr><th scope=\"row\">Engine</th><td>26.1</td></tr>")
                .contains("42; -Dseed=42 repeats the random choices")
                .contains("<th scope=\"row\">web</th><td>nginx:1.30</td><td class=\"digest\">sha256:f52b</td>"
                        + "<td>a stand-in</td>");
    }

    @Test
    void the_mutation_score_is_that_of_the_file_of_the_mutants() throws IOException {
        Files.writeString(directory.resolve("mutants.md"), "# Mutants: 9 of 10 killed (90 %)\n\n10 mutants\n");

        assertThat(reports.row(HOLDS).page(Outcome.HOLDS)).contains("<p>Mutants: 9 of 10 killed (90 %). The file");
    }

    private static RunRow undecided(String check, String reason) {
        return new RunRow(check, "holds", "\"web\"", Outcome.INCONCLUSIVE, reason);
    }
}
