package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TablesTest {
    @TempDir
    private Path directory;

    private WrittenReports reports;

    @BeforeEach
    void write() throws IOException {
        reports = new WrittenReports(directory);
    }

    @Test
    void the_matrix_shows_what_is_promised_and_what_was_observed_between_two_services() throws IOException {
        String page = reports.row(reaches("web", Outcome.VIOLATED), Map.of("connections from web", """
                        target,port,host,promised,observed
                        shop,80,shop,must,accepted
                        shop,80,172.18.0.8,may,no route to the address
                        store,5432,store,must not,host name not resolved
                        store,5432,172.18.0.9,must not,accepted
                        """))
                .row(reaches("shop", Outcome.HOLDS), Map.of("connections from shop", """
                        target,port,host,promised,observed
                        shop,80,shop,may,accepted
                        store,5432,store,must not,timed out
                        """))
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsSubsequence(
                        "<th scope=\"col\">shop</th><th scope=\"col\">store</th>",
                        "<th scope=\"row\">shop</th><td class=\"skipped\">may<br>connected</td>",
                        "<td class=\"denied\">must not<br>no connection</td>",
                        "<th scope=\"row\">web</th><td class=\"holds\">must: 80<br>connected</td>",
                        "<td class=\"violated\">must not<br>✗ 172.18.0.9:5432 accepted</td>");
    }

    @Test
    void a_promised_connection_that_was_not_observed_is_marked() throws IOException {
        assertThat(reports.row(reaches("web", Outcome.VIOLATED), Map.of("connections from web", """
                        target,port,host,promised,observed
                        shop,80,shop,must,refused
                        """))
                        .page(Outcome.VIOLATED))
                .contains("<td class=\"violated\">must: 80<br>✗ shop:80 refused</td>");
    }

    @Test
    void a_connection_that_was_not_judged_is_no_violation() throws IOException {
        assertThat(reports.row(reaches("web", Outcome.INCONCLUSIVE), Map.of("connections from web", """
                        target,port,host,promised,observed
                        shop,80,shop,must,refused
                        """))
                        .page(Outcome.INCONCLUSIVE))
                .contains("<td class=\"inconclusive\">must: 80<br>? shop:80 refused</td>");
    }

    @Test
    void verdicts_about_restarts_and_limits_are_shown_without_values_too() throws IOException {
        String page = reports.row(new RunRow("RestartCheck", "is_restarted", "\"web\": always", Outcome.HOLDS, ""))
                .row(new RunRow("RestartCheck", "is_restarted", "\"store\": no", Outcome.VIOLATED, "restarted"))
                .row(new RunRow("LimitsCheck", "is_killed", "\"web\": 64M memory", Outcome.HOLDS, ""))
                .row(new RunRow("LimitsSettingCheck", "is_set", "\"web\": 64M memory", Outcome.HOLDS, ""))
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsSubsequence(
                        "<h3>Restart policies</h3>",
                        "store<br><small>no</small>",
                        "web<br><small>always</small>",
                        "<th scope=\"row\">is restarted</th><td><a href=\"#row-1\">",
                        "<h3>Limits</h3>",
                        "<small>64M memory</small>",
                        "<th scope=\"row\">is set</th>",
                        "<th scope=\"row\">is killed</th>");
    }

    @Test
    void a_fault_experiment_has_its_percentiles_and_its_plot() throws IOException {
        Map<String, String> attachments = new LinkedHashMap<>();
        attachments.put("load summary", """
                figure,value
                "requests sent",1445
                "p99, ms",237.0
                "api-2 (2ac4) is killed: p99 / max / longest gap, ms",241.2 / 385.6 / 80.5
                """);
        attachments.put("load over time", "<svg/>");

        String page = reports.row(
                        new RunRow("ExactlyOnceCheck", "no_request_fails", "api is killed", Outcome.HOLDS, ""),
                        attachments)
                .page(Outcome.HOLDS);

        assertThat(page)
                .containsSubsequence(
                        "ExactlyOnce check: no request fails",
                        "api is killed</th><td>1445</td><td>–</td>",
                        "<td>237.0</td>",
                        "<img alt=\"load over time\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">",
                        "api-2 (2ac4) is killed: p99 / max / longest gap, ms</th><td>241.2 / 385.6 / 80.5</td>")
                .doesNotContain("<svg/>");
    }

    @Test
    void the_timeline_has_a_line_for_each_thread_and_a_bar_for_each_check() throws IOException {
        RunRow violated = new RunRow("StartCheck", "starts", "\"web\"", Outcome.VIOLATED, "exited");
        String page = reports.row(violated, List.of(), Map.of(), 0)
                .row(new RunRow("FrozenCheck", "recovers", "\"web\"", Outcome.HOLDS, ""), List.of(), Map.of(), 60_000)
                .row(new RunRow("StartCheck", "starts", "\"shop\"", Outcome.HOLDS, ""), List.of(), Map.of(), 2_000)
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsSubsequence(
                        ">thread 1</text>",
                        ">thread 2</text>",
                        "<title>Start check: 2 rows, from 0 to 3 s</title><rect class=\"bar violated\"",
                        "<title>Frozen check: 1 row, from 60 to 61 s</title><rect class=\"bar holds\"",
                        "<th scope=\"row\">Start check</th><td>3 s</td><td>0 s</td><td>2</td>",
                        "<th scope=\"row\">Frozen check</th><td>1 s</td><td>1 min 0 s</td><td>1</td>");
    }

    @Test
    void a_run_without_such_checks_has_none_of_their_tables() throws IOException {
        assertThat(reports.row(new RunRow("StartCheck", "starts", "", Outcome.HOLDS, ""))
                        .page(Outcome.HOLDS))
                .contains("<h3>Timeline</h3>")
                .doesNotContain("<h3>Network isolation", "<h3>Restart", "<h3>Limits", "<h3>Fault", "<h3>Mutation");
    }

    private static RunRow reaches(String service, Outcome outcome) {
        return new RunRow("NetworkIsolationCheck", "a_service_reaches_its_targets", "\"" + service + "\"", outcome, "");
    }
}
