package dev.seaworthy.report.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.report.Markup;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class GradesTest {
    private static final String NUMBER = "the_promised_number_of_replicas_is_running";

    @TempDir
    private Path directory;

    private Grades grades;

    @BeforeEach
    void read() throws IOException {
        Path file = Files.writeString(directory.resolve("task.yaml"), """
                healthy-within: 60s
                services:
                  web: {replicas: 2, limits: {memory: 256M}, image: pinned}
                grading:
                  web.image: {points: 1, optional: true}
                  web.replicas: {points: 2, title: There are "two" <web> servers}
                  web.limits: {points: 1.5}
                """);
        grades = new Grades(
                "task.yaml",
                ContractFile.read(file),
                List.of(
                        submission("anna", row("ReplicasCheck", NUMBER, Outcome.HOLDS, ""), limits(Outcome.HOLDS)),
                        submission(
                                "ben",
                                row("ReplicasCheck", NUMBER, Outcome.HOLDS, ""),
                                row("EndOfRunCheck", "no_exit", Outcome.VIOLATED, "=web-1 <exited> \"1\", twice"),
                                limits(Outcome.INCONCLUSIVE)),
                        new Submission("cleo", Optional.empty(), "stopped after 600 s, the time limit")));
    }

    @Test
    void promises_are_in_the_order_of_the_contract() {
        assertThat(grades.promises()).containsExactly("web.replicas", "web.limits", "web.image");
    }

    @Test
    void a_promise_earns_its_points_if_all_its_rows_hold() {
        assertThat(grades.submissions())
                .extracting(submission -> grades.points(submission).toString())
                .containsExactly("3.5 of 4.5, 1 undecided", "0 of 4.5, 2.5 undecided", "0 of 4.5, 4.5 undecided");
    }

    @Test
    void an_optional_promise_decides_no_result() {
        assertThat(grades.submissions()).extracting(grades::result).containsExactly("passes", "fails", "undecided");
    }

    @Test
    void a_promise_has_the_worst_verdict_of_its_rows() {
        Submission ben = grades.submissions().get(1);

        assertThat(grades.judgements(ben))
                .containsEntry(
                        "web.replicas",
                        new Judgement(
                                Outcome.VIOLATED, "EndOfRunCheck › no exit [\"web\": 2]: =web-1 <exited> \"1\", twice"))
                .containsEntry("web.image", new Judgement(Outcome.INCONCLUSIVE, "the run has no row about it"));
        assertThat(Judgement.of(List.of(limits(Outcome.SKIPPED), limits(Outcome.HOLDS))))
                .isEqualTo(new Judgement(Outcome.HOLDS, ""));
        assertThat(Judgement.of(List.of(limits(Outcome.SKIPPED), limits(Outcome.SKIPPED))))
                .returns(Outcome.SKIPPED, Judgement::outcome)
                .returns(true, Judgement::isUndecided);
    }

    @Test
    void the_CSV_has_a_line_for_each_submission() {
        assertThat(new GradesCsv(grades).toString().lines())
                .containsExactly(
                        "submission,result,points,undecided points,possible points,end of the run,"
                                + "web.replicas,web.limits,web.image",
                        "anna,passes,3.5,1,4.5,finished,holds,holds,inconclusive",
                        "ben,fails,0,2.5,4.5,finished,violated,inconclusive,inconclusive",
                        "cleo,undecided,0,4.5,4.5,\"stopped after 600 s, the time limit\","
                                + "inconclusive,inconclusive,inconclusive");
    }

    @Test
    void no_cell_of_the_CSV_is_a_formula() {
        Grades one = new Grades(
                "task.yaml",
                grades.contract(),
                List.of(new Submission("dan", Optional.empty(), "=HYPERLINK(\"http://example.org\")")));

        assertThat(new GradesCsv(one).toString()).contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"");
    }

    @Test
    void the_JUnit_file_has_a_test_case_for_each_promise() throws Exception {
        GradesMain.write(grades, directory);
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("grades.xml").toFile());

        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(9);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(6);
        assertThat(xml.getElementsByTagName("failure")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("message")
                        .getNodeValue())
                .endsWith("=web-1 <exited> \"1\", twice");
        assertThat(xml.getElementsByTagName("testcase")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("There are \"two\" <web> servers");
    }

    @Test
    void the_page_shows_each_verdict_its_reason_and_a_link_to_the_report() {
        String page = new GradesHtml(grades).toString();

        assertThat(page)
                .contains("<a href=\"anna/index.html\">passes</a>", "3.5 of 4.5, 1 undecided")
                .contains("=web-1 &lt;exited&gt; &quot;1&quot;, twice")
                .contains("stopped after 600 s, the time limit; <a href=\"cleo/log.txt\">log</a>")
                .doesNotContain("<exited>", "<web>", "cleo/index.html", "<script");
    }

    @Test
    void characters_that_XML_forbids_are_replaced() {
        assertThat(Markup.escaped("a\u0000\u001b[31m<b>\u00e5\ud83d\ude00"))
                .isEqualTo("a\ufffd\ufffd[31m&lt;b&gt;\u00e5\ud83d\ude00");
    }

    @Test
    void a_submission_is_read_from_its_reports() throws IOException {
        Path reports = Files.createDirectory(directory.resolve("eva"));
        Files.writeString(reports.resolve("ending.txt"), "finished after 20 s\n");
        Files.writeString(reports.resolve("verdict.json"), """
                {"verdict": "HOLDS", "seconds": 20, "counts": "1 holds", "rows": [
                  {"check": "LimitsCheck", "method": "m", "row": "r", "outcome": "HOLDS", "reason": ""}]}
                """);

        assertThat(GradesMain.submission(reports))
                .returns("eva", Submission::name)
                .returns("finished after 20 s", Submission::ending)
                .returns(List.of(new RunRow("LimitsCheck", "m", "r", Outcome.HOLDS, "")), Submission::rows);
    }

    private static RunRow limits(Outcome outcome) {
        return row("LimitsSettingCheck", "limits", outcome, outcome == Outcome.HOLDS ? "" : "why");
    }

    private static RunRow row(String check, String method, Outcome outcome, String reason) {
        return new RunRow(check, method, "\"web\": 2", outcome, reason);
    }

    private static Submission submission(String name, RunRow... rows) {
        return new Submission(
                name,
                Optional.of(
                        new VerdictFile(Outcome.HOLDS, 20, "", Stream.of(rows).toList())),
                "finished");
    }
}
