package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static dev.seaworthy.assertion.HistoryFixtures.BEFORE;
import static dev.seaworthy.assertion.HistoryFixtures.experiment;
import static dev.seaworthy.assertion.HistoryFixtures.millis;
import static dev.seaworthy.assertion.HistoryFixtures.violates;
import static dev.seaworthy.assertion.HistoryFixtures.withFrozenAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.contract.LatencyBudget;
import dev.seaworthy.contract.TimeLimit;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten visits per second for 20 s, with a fault after 1 s, and a budget for it. */
final class HistoryLatencyTest {
    private static final int VISITS = 200;
    private static final int EACH = 100;

    private static final LatencyBudget BUDGET =
            new LatencyBudget(TimeLimit.of("1s"), TimeLimit.of("5s"), TimeLimit.of("2s"));

    @Test
    void a_latency_within_the_budget_passes() {
        FaultExperiment experiment = load(visit -> visit == 50 ? 4_900 : 40);

        assertThatNoException().isThrownBy(() -> judge(experiment));
    }

    @Test
    void a_p99_latency_over_the_budget_is_a_violation() {
        violates(
                () -> judge(load(visit -> visit >= 50 && visit < 60 ? 1_500 : 40)),
                "while web-2 is killed (seed 7): expected a p99 latency of at most 1000 ms"
                        + " (latency-during-faults, killed), but it was 1500 ms:"
                        + " 10 of 190 acknowledged requests took longer:\n"
                        + "  +4.000 s: GET / load.50 → 200 after 1500 ms");
    }

    @Test
    void one_request_over_the_maximum_is_a_violation() {
        violates(
                () -> judge(load(visit -> visit == 50 ? 5_100 : 40)),
                "while web-2 is killed (seed 7): expected a maximum latency of at most 5000 ms"
                        + " (latency-during-faults, killed), but it was 5100 ms:"
                        + " 1 of 190 acknowledged requests took longer:");
    }

    @Test
    void a_stall_of_every_request_violates_the_longest_gap() {
        violates(
                () -> judge(load(visit -> visit >= 50 && visit < 71 ? 7_100 - visit * EACH : 40)),
                "while web-2 is killed (seed 7): expected a longest gap between two acknowledgements of at most"
                        + " 2000 ms (latency-during-faults, killed), but it was 2160 ms, from +3.940 s to +6.100 s");
    }

    @Test
    void a_stall_until_the_end_of_the_load_is_a_gap() {
        violates(
                () -> judge(experiment(BEFORE, acknowledged(1, 1_500, 40))),
                "longest gap between two acknowledgements of at most 2000 ms"
                        + " (latency-during-faults, killed), but it was 18460 ms, from +0.540 s to +19.000 s");
    }

    @Test
    void waiting_for_a_response_after_the_end_of_the_load_is_no_gap() {
        FaultExperiment experiment = load(visit -> visit == VISITS - 1 ? 4_000 : 40);

        assertThatNoException().isThrownBy(() -> judge(experiment));
        violates(
                () -> judge(load(visit -> visit == VISITS - 1 ? 5_100 : 40)),
                "expected a maximum latency of at most 5000 ms");
    }

    @Test
    void slow_requests_before_the_fault_and_failed_requests_do_not_count() {
        List<Operation> all = new ArrayList<>(visits(visit -> visit < 9 ? 900 - visit * EACH : 40));
        all.add(new Operation("load.x", Kind.VISIT, millis(5_010), millis(5_010), millis(15_010), 503, ""));
        FaultExperiment experiment = experiment(BEFORE, all.toArray(Operation[]::new));

        assertThatNoException().isThrownBy(() -> judge(experiment));
    }

    @Test
    void a_slow_request_is_attributed_to_the_last_fault_before_it() {
        FaultExperiment both = withFrozenAt(9_000, load(visit -> visit == 100 ? 7_000 : 40));

        assertThatNoException().isThrownBy(() -> judge(both));
        violates(
                () -> assertThat(both).keepsLatencyWithin(Map.of(FaultKind.KILLED, BUDGET, FaultKind.FROZEN, BUDGET)),
                "while web-1 is frozen (seed 7): expected a maximum latency of at most 5000 ms"
                        + " (latency-during-faults, frozen), but it was 7000 ms:"
                        + " 1 of 110 acknowledged requests took longer:\n"
                        + "  +1.000 s: GET / load.100 → 200 after 7000 ms");
    }

    @Test
    void a_request_that_the_next_fault_finds_in_flight_is_attributed_to_that_fault() {
        FaultExperiment both = withFrozenAt(9_070, load(visit -> visit == 90 ? 7_000 : 80));

        assertThatNoException().isThrownBy(() -> judge(both));
        violates(
                () -> assertThat(both).keepsLatencyWithin(Map.of(FaultKind.FROZEN, BUDGET)),
                "  -0.070 s: GET / load.90 → 200 after 7000 ms");
    }

    @Test
    void a_gap_that_the_next_fault_lengthens_is_attributed_to_that_fault() {
        FaultExperiment both =
                withFrozenAt(9_070, load(visit -> visit >= 90 && visit < 120 ? 12_000 - visit * EACH : 40));

        assertThatNoException().isThrownBy(() -> judge(both));
        violates(
                () -> assertThat(both).keepsLatencyWithin(Map.of(FaultKind.FROZEN, BUDGET)),
                "but it was 3060 ms, from -0.130 s to +2.930 s");
    }

    @Test
    void a_fault_without_a_budget_is_not_judged() {
        FaultExperiment experiment = load(visit -> visit == 50 ? 9_000 : 40);

        assertThatNoException()
                .isThrownBy(() -> assertThat(experiment).keepsLatencyWithin(Map.of(FaultKind.FROZEN, BUDGET)));
    }

    @Test
    void every_limit_exceeded_on_an_overloaded_host_is_excused() {
        FaultExperiment stalled = load(visit -> visit >= 50 && visit < 120 ? 12_000 - visit * EACH : 40);

        assertThat(excesses(stalled, HistoryLatencyTest::halfOfTheTimeStarved))
                .extracting(HistoryLatency.Excess::excused)
                .containsExactly(false, true, false);
        assertThat(excesses(stalled, HistoryLatencyTest::starved))
                .extracting(HistoryLatency.Excess::excused)
                .containsExactly(true, true, true);
    }

    @Test
    void an_overloaded_host_excuses_a_slow_request_unless_500_others_were_answered_meanwhile() {
        List<Operation> all = new ArrayList<>(visits(visit -> visit == 50 ? 12_000 : 40));
        assertThat(excesses(experiment(BEFORE, all.toArray(Operation[]::new)), HistoryLatencyTest::starved))
                .extracting(HistoryLatency.Excess::excused)
                .containsExactly(true);

        IntStream.range(0, 500).forEach(other -> all.add(acknowledged(1_000 + other, 6_001 + 10 * other, 40)));
        assertThat(excesses(experiment(BEFORE, all.toArray(Operation[]::new)), HistoryLatencyTest::starved))
                .extracting(HistoryLatency.Excess::excused)
                .containsExactly(false);
    }

    private static void judge(FaultExperiment experiment) {
        assertThat(experiment).keepsLatencyWithin(Map.of(FaultKind.KILLED, BUDGET));
    }

    private static List<HistoryLatency.Excess> excesses(
            FaultExperiment experiment, BiFunction<Duration, Duration, Elapsed> clock) {
        return new HistoryLatency(experiment, experiment.faultWindows().getFirst(), BUDGET, clock)
                .excesses()
                .toList();
    }

    private static Elapsed halfOfTheTimeStarved(Duration from, Duration to) {
        Duration wall = to.minus(from);
        return new Elapsed(wall, wall.dividedBy(2), 0.5, Duration.ZERO);
    }

    private static Elapsed starved(Duration from, Duration to) {
        return new Elapsed(to.minus(from), Duration.ofMillis(100), 0.95, Duration.ZERO);
    }

    private static FaultExperiment load(IntUnaryOperator latency) {
        return experiment(BEFORE, visits(latency).toArray(Operation[]::new));
    }

    private static List<Operation> visits(IntUnaryOperator latency) {
        return IntStream.range(0, VISITS)
                .mapToObj(visit -> acknowledged(visit, visit * EACH, latency.applyAsInt(visit)))
                .toList();
    }

    private static Operation acknowledged(int number, int at, int latency) {
        return new Operation(
                "load." + number,
                Kind.VISIT,
                millis(at),
                millis(at),
                millis(at + latency),
                200,
                "I've been visited %d times, and my hostname is web\n".formatted(6 + number));
    }
}
