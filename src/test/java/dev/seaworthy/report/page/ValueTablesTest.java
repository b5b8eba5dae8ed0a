package dev.seaworthy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValueTablesTest {
    private static final String HOLDS =
            "<span class=\"mark holds\" role=\"img\" aria-label=\"holds\" title=\"holds\">✓</span>";
    private static final String VIOLATED =
            "<span class=\"mark violated\" role=\"img\" aria-label=\"violated\" title=\"violated\">✗</span>";

    private static final String HEAD = "\"container\",\"what\",\"expected\",\"observed\",\"details\"\n";

    @TempDir
    private Path directory;

    private WrittenReports reports;

    @BeforeEach
    void write() throws IOException {
        reports = new WrittenReports(directory);
    }

    @Test
    void a_limit_is_promised_set_and_reached() throws IOException {
        String page = reports.row(limits(Outcome.HOLDS), values("limits set on web", """
                        "web-1","memory","64M","64M",""
                        "web-2","memory","64M","64M",""
                        """))
                .row(
                        new RunRow("LimitsCheck", "is_killed", "\"web\": 64M", Outcome.HOLDS, ""),
                        values("limits reached by web", """
                        "web-1","memory","64M","64.0M","at most; 1 OOM-killed, 0 survived"
                        """))
                .page(Outcome.HOLDS);

        assertThat(page)
                .contains("<h3>Limits</h3>", "scope=\"rowgroup\">web</th>")
                .contains("<tr><th scope=\"row\">memory</th><td>64M</td><td><div>" + HOLDS
                        + " 64M</div></td><td><div>" + HOLDS
                        + " 64.0M <small>at most; 1 OOM-killed, 0 survived</small></div></td></tr>");
    }

    @Test
    void only_the_limit_that_deviates_is_marked_as_violated_and_its_container_is_named() throws IOException {
        assertThat(reports.row(limits(Outcome.VIOLATED), values("limits set on web", """
                        "web-1","memory","64M","64M",""
                        "web-2","memory","64M","unlimited",""
                        "web-1","CPUs","0.5","0.5",""
                        """))
                        .page(Outcome.VIOLATED))
                .contains("<td>64M</td><td><div>" + HOLDS + " 64M <small>web-1</small></div><div><a href=\"#row-0\">"
                        + VIOLATED + "</a> unlimited <small>web-2</small></div></td><td>–</td>")
                .contains("<td>0.5</td><td><div>" + HOLDS + " 0.5</div></td><td>–</td>");
    }

    @Test
    void a_value_of_a_row_without_a_judgement_does_not_hold() throws IOException {
        assertThat(reports.row(limits(Outcome.INCONCLUSIVE), values("limits set on web", """
                        "web-1","memory","64M","not read",""
                        "web-2","memory","64M","64M",""
                        """))
                        .page(Outcome.INCONCLUSIVE))
                .contains("scope=\"rowgroup\">web</th>")
                .doesNotContain(HOLDS + " 64M");
    }

    @Test
    void the_values_of_a_stack_that_another_check_has_started_are_not_in_the_table() throws IOException {
        assertThat(reports.row(limits(Outcome.HOLDS), values("limits set on web", """
                        "web-1","memory","64M","64M",""
                        """))
                        .row(
                                new RunRow("ProductionCheck", "keeps", "", Outcome.VIOLATED, "no"),
                                values("limits set on web", """
                        "prod-1","memory","64M","32M",""
                        """))
                        .page(Outcome.VIOLATED))
                .contains("<td>64M</td><td><div>" + HOLDS + " 64M</div></td>")
                .doesNotContain("32M</div>");
    }

    @Test
    void a_limit_that_could_not_be_exceeded_is_skipped() throws IOException {
        assertThat(reports.row(
                                new RunRow("LimitsCheck", "gets_it", "\"web\": 2.0 CPUs", Outcome.SKIPPED, "2 CPUs"),
                                values("limits reached by web", """
                        "web-1","CPUs","2.0","not exceeded","this host has 2 CPUs"
                        """))
                        .page(Outcome.HOLDS))
                .contains("<td>2.0</td><td>–</td><td><div><span class=\"mark skipped\"")
                .contains("not exceeded <small>this host has 2 CPUs</small>");
    }

    @Test
    void restarts_are_a_matrix_of_ends_and_services() throws IOException {
        String page = reports.row(
                        restarts("EngineRestartCheck", "store", Outcome.VIOLATED), values("restarts of store", """
                        "","restart policy","no","no",""
                        "","engine restart, exit code 0","stayed down","stayed down",""
                        "","engine restart, exit code 1","stayed down","restarted",""
                        """))
                .row(restarts("RestartCheck", "store", Outcome.VIOLATED), values("restarts of store", """
                        "store-1","crash (SIGKILL)","stayed down","restarted","after 0.2 s"
                        """))
                .row(restarts("RestartCheck", "web", Outcome.HOLDS), values("restarts of web", """
                        "web-1","crash (SIGKILL)","restarted","restarted","after 0.3 s"
                        "web-2","crash (SIGKILL)","restarted","restarted","after 0.4 s"
                        """))
                .row(restarts("ExitCodeCheck", "web", Outcome.HOLDS), values("restarts of web", """
                        "","restart policy","always","always",""
                        "","exit code 0","restarted","restarted","3 times so far"
                        """))
                .page(Outcome.VIOLATED);

        assertThat(page)
                .containsSubsequence(
                        "<h3>Restart policies</h3>",
                        "<th scope=\"col\">store</th><th scope=\"col\">web</th>",
                        "restart policy</th><td class=\"holds\">no<div>" + HOLDS
                                + " no</div></td><td class=\"holds\">always<div>" + HOLDS + " always</div></td>",
                        "exit code 0</th><td></td><td class=\"holds\">restarted<div>" + HOLDS
                                + " restarted <small>3 times so far</small></div></td>",
                        "crash (SIGKILL)</th><td class=\"violated\">stayed down<div><a href=\"#row-1\">" + VIOLATED
                                + "</a> restarted <small>after 0.2 s</small></div></td>",
                        "<td class=\"holds\">restarted<div>" + HOLDS
                                + " restarted <small>after 0.3 s, after 0.4 s</small></div></td>",
                        "engine restart, exit code 0</th><td class=\"holds\">",
                        "engine restart, exit code 1</th><td class=\"violated\">stayed down<div>");
    }

    @Test
    void values_of_a_stack_are_escaped() throws IOException {
        assertThat(reports.row(limits(Outcome.HOLDS), values("limits set on <b>", """
                        "<i>","memory","<script>","<script>","<script>"
                        """))
                        .page(Outcome.HOLDS))
                .contains("scope=\"rowgroup\">&lt;b&gt;</th>", "<td>&lt;script&gt;</td>")
                .doesNotContain("<script", "<b>", "<i>");
    }

    /** @param lines of the attachment, without its head */
    private static Map<String, String> values(String attachment, String lines) {
        return Map.of(attachment, HEAD + lines);
    }

    private static RunRow limits(Outcome outcome) {
        return new RunRow("LimitsSettingCheck", "is_set", "\"web\": 64M memory", outcome, "");
    }

    private static RunRow restarts(String check, String service, Outcome outcome) {
        return new RunRow(check, "follows_its_policy", "\"" + service + "\": always", outcome, "");
    }
}
