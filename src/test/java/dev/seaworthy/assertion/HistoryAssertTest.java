package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static dev.seaworthy.assertion.HistoryFixtures.BEFORE;
import static dev.seaworthy.assertion.HistoryFixtures.answered;
import static dev.seaworthy.assertion.HistoryFixtures.experiment;
import static dev.seaworthy.assertion.HistoryFixtures.history;
import static dev.seaworthy.assertion.HistoryFixtures.kept;
import static dev.seaworthy.assertion.HistoryFixtures.message;
import static dev.seaworthy.assertion.HistoryFixtures.millis;
import static dev.seaworthy.assertion.HistoryFixtures.violates;
import static dev.seaworthy.assertion.HistoryFixtures.visit;
import static dev.seaworthy.assertion.HistoryFixtures.withFrozenAt;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Failures, outages and schedules of histories with one error each. */
final class HistoryAssertTest {
    private final Operation six = visit(1, 100, 6);
    private final Operation seven = visit(2, 2_100, 7);
    private final Operation ahoy = message(3, 2_200, 201);

    @Test
    void a_consistent_history_passes() {
        FaultExperiment experiment = experiment(kept(7, "earlier", "load.3"), six, seven, ahoy);

        assertThatNoException()
                .isThrownBy(() -> assertThat(experiment)
                        .keptSchedule(Duration.ofMillis(10))
                        .hasNoFailure()
                        .failsOnlyWith503(Kind.VISIT, Duration.ofSeconds(2))
                        .recoversWithin(Duration.ZERO)
                        .isConsistent());
    }

    @Test
    void a_failed_request_is_reported_with_its_time_since_the_fault_and_its_trace() {
        FaultExperiment experiment =
                experiment(kept(6, "earlier", "load.3"), six, answered(2, 2_100, 502, "{\"error\":\"nobody\"}"), ahoy);

        violates(
                () -> assertThat(experiment).hasNoFailure(),
                "while web-2 is killed (seed 7): 1 of 3 requests failed:\n"
                        + "  +1.100 s: GET / load.2 → 502 after 40 ms: {\"error\":\"nobody\"} "
                        + "(request id f00, edge: 10.0.0.2:80, 10.0.0.3:80 → 504, 502 → 502, not in api-lb's log)");
    }

    @Test
    void a_failed_request_is_reported_with_the_fault_that_found_it_in_flight() {
        FaultExperiment both = withFrozenAt(2_120, experiment(BEFORE, answered(2, 2_100, 502, "")));

        violates(() -> assertThat(both).hasNoFailure(), "  -0.020 s after web-1 is frozen: GET / load.2 → 502");
    }

    @Test
    void an_unexpected_body_or_a_missing_response_is_a_failure() {
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 2_100, 200, "Hello world!")))
                        .hasNoFailure(),
                "1 of 1 requests failed");
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 2_100, 0, "connection reset")))
                        .hasNoFailure(),
                "GET / load.2 → no response after 40 ms: connection reset");
    }

    @Test
    void only_the_first_three_failures_are_shown() {
        Operation[] many = Stream.iterate(1, number -> number + 1)
                .limit(5)
                .map(number -> answered(number, 2_000 + number, 500, ""))
                .toArray(Operation[]::new);

        violates(() -> assertThat(experiment(BEFORE, many)).hasNoFailure(), "5 of 5 requests failed:\n");
        violates(
                () -> assertThat(experiment(BEFORE, many)).hasNoFailure(),
                "load.3 → 500 after 40 ms: (empty) (not in the edge's log)\n  …");
    }

    @Test
    void an_outage_permits_only_dependent_requests_to_fail_with_503_and_a_reason_in_time() {
        Operation honest = answered(2, 2_100, 503, "{\"error\":\"database: unavailable\"}");
        Operation slow =
                new Operation("load.2", Kind.VISIT, millis(2_100), millis(2_100), millis(4_200), 503, honest.body());

        assertThatNoException().isThrownBy(() -> judgeOutage(honest));
        violates(
                () -> judgeOutage(message(3, 2_200, 503)),
                "1 of 1 requests failed, though they do not depend on the unavailable service");
        violates(
                () -> judgeOutage(answered(2, 2_100, 502, honest.body())),
                "1 of 1 requests failed without status 503 and a reason");
        violates(
                () -> judgeOutage(answered(2, 2_100, 503, "<html>")),
                "1 of 1 requests failed without status 503 and a reason");
        violates(() -> judgeOutage(slow), "1 of 1 requests failed after more than 2000 ms");
    }

    private static void judgeOutage(Operation operation) {
        assertThat(experiment(BEFORE, operation)).failsOnlyWith503(Kind.VISIT, Duration.ofSeconds(2));
    }

    @Test
    void a_slow_recovery_is_a_violation() {
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 14_100, 503, "")))
                        .recoversWithin(Duration.ofSeconds(10)),
                "1 of 1 requests failed more than 10 s after the end of the fault, which was at +2.000 s:\n"
                        + "  +13.100 s: GET / load.2 → 503");
    }

    @Test
    void late_requests_no_requests_and_no_fault_are_inconclusive() {
        Operation late = new Operation("load.1", Kind.VISIT, millis(100), millis(1_400), millis(1_440), 500, "");

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(experiment(BEFORE, late)).keptSchedule(Duration.ofSeconds(1)))
                .withMessageStartingWith("host too slow: requests were sent up to 1300 ms late "
                        + "while web-2 is killed (seed 7), but at most 1000 ms are tolerated");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(experiment(BEFORE)).keptSchedule(Duration.ofSeconds(1)))
                .withMessage("no request was sent while web-2 is killed (seed 7)");
        FaultExperiment undisturbed = new FaultExperiment(
                new Seed(7),
                List.of(),
                history(six),
                experiment(kept(6, "earlier"), six).consistency(),
                RequestTrace.NONE);
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(undisturbed).keptSchedule(Duration.ofSeconds(1)))
                .withMessage("no fault was injected");
    }
}
