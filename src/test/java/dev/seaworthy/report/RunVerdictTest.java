package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@Requirement("HARNESS-14")
final class RunVerdictTest {
    private static final Duration TIME = Duration.ofSeconds(125);

    @Test
    void each_violation_is_listed_and_inconclusive_rows_are_grouped_by_reason() {
        RunVerdict verdict = new RunVerdict(
                List.of(
                        new RunRow("HealthCheck", "is_healthy", "web", Outcome.HOLDS, ""),
                        new RunRow("ApiCheck", "answers", "", Outcome.INCONCLUSIVE, "port 8080 is not published"),
                        new RunRow(
                                "FrozenCheck",
                                "unhealthy_in_time",
                                "web",
                                Outcome.INCONCLUSIVE,
                                "host too slow: web took 17.2 s"),
                        new RunRow(
                                "OutageCheck", "is_503", "", Outcome.INCONCLUSIVE, "host too slow: no response; 21 s"),
                        new RunRow("LimitsCheck", "memory", "web", Outcome.VIOLATED, "web-1: 2 bytes\n  too many")),
                TIME);

        assertThat(verdict).hasToString("""

                Verdict: VIOLATED. 1 holds, 1 violated, 3 inconclusive in 2 min 5 s
                  VIOLATED LimitsCheck › memory [web]
                           web-1: 2 bytes too many
                  INCONCLUSIVE 2 × host too slow: web took 17.2 s
                               first: FrozenCheck › unhealthy in time [web]
                  INCONCLUSIVE 1 × port 8080 is not published
                               first: ApiCheck › answers
                """);
    }

    @Test
    void rows_with_the_same_cause_are_one_group_whatever_was_not_judged() {
        String cause = "api-1 exited once by itself; therefore not judged: ";

        assertThat(new RunVerdict(
                                List.of(
                                        new RunRow("A", "b", "", Outcome.INCONCLUSIVE, cause + "api has 0 replicas"),
                                        new RunRow("A", "c", "", Outcome.INCONCLUSIVE, cause + "api does not respond")),
                                TIME)
                        .toString())
                .contains("INCONCLUSIVE 2 × api-1 exited once by itself");
    }

    @Test
    void a_failure_of_the_suite_is_an_error_and_not_inconclusive() {
        assertThat(new RunVerdict(List.of(new RunRow("A", "b", "", Outcome.ERROR, "null")), TIME).toString())
                .contains("Verdict: ERROR. 1 error ")
                .contains("ERROR A › b");
    }

    @Test
    void a_run_in_which_no_promise_holds_is_inconclusive() {
        assertThat(new RunVerdict(List.of(), TIME).toString()).contains("Verdict: INCONCLUSIVE. nothing to check");
        assertThat(new RunVerdict(List.of(new RunRow("A", "b", "", Outcome.HOLDS, "")), TIME).toString())
                .contains("Verdict: HOLDS. 1 holds in 2 min 5 s");
    }
}
