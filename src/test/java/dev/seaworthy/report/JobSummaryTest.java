package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JobSummaryTest {
    private static final RunRow HOLDS = new RunRow("ReplicasCheck", "are_running", "\"web\": 2", Outcome.HOLDS, "");
    private static final RunRow VIOLATED =
            new RunRow("LimitsCheck", "is_limited", "\"web\"", Outcome.VIOLATED, "web-1: 2 | 3\n  <img src=x> [a](b)");

    @Test
    void each_row_that_does_not_hold_is_one_line() {
        RunRow unknown = new RunRow("StartCheck", "starts", "", Outcome.INCONCLUSIVE, "port 80 is in use");

        assertThat(summary(List.of(HOLDS, unknown, VIOLATED))).isEqualTo("""
                ## Verdict: VIOLATED

                3 rows in 20 s.

                | verdict | check | reason |
                |---|---|---|
                | VIOLATED | LimitsCheck › is limited \\["web"\\] | web-1: 2 \\| 3 &lt;img src=x&gt; \\[a\\](b) |
                | INCONCLUSIVE | StartCheck › starts | port 80 is in use |
                """);
    }

    @Test
    void a_run_in_which_every_promise_holds_has_no_table() {
        assertThat(summary(List.of(HOLDS))).endsWith("3 rows in 20 s.\n");
    }

    @Test
    void a_summary_is_not_longer_than_GitHub_accepts() {
        RunRow longest = new RunRow("C", "m", "r", Outcome.VIOLATED, "x".repeat(5000));

        assertThat(summary(Collections.nCopies(600, longest)))
                .hasSizeLessThan(1 << 20)
                .endsWith("\nAnd 100 more.\n");
    }

    private static String summary(List<RunRow> rows) {
        return new JobSummary(new VerdictFile(Outcome.VIOLATED, 20, "3 rows", rows)).toString();
    }
}
