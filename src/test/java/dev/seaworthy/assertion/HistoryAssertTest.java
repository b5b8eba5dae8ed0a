package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.store.StoreSnapshot;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Histories of stacks with one error each. Before each history, five visits and one message were stored. */
final class HistoryAssertTest {
    /** The request that got each visit number; the first five visits precede the history. */
    private static final Map<Long, String> REQUESTS = Map.of(6L, "load.1", 7L, "load.2", 8L, "load.8");

    private static final StoreSnapshot BEFORE = kept(5, "earlier");
    private static final String FIVE = "while web-2 is killed (seed 7): of 3 requests, 0 of them not acknowledged, 1 ";

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
    void an_acknowledged_visit_that_was_not_counted_is_lost() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  visit 7, acknowledged to load.2");
    }

    @Test
    void a_response_with_another_visits_number_is_a_violation() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3"), six, visit(2, 2_100, 6), ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  visit 6, acknowledged to load.2");
        violates(
                () -> assertThat(experiment(kept(6, "earlier"), six, visit(2, 2_100, 4)))
                        .isConsistent(),
                "visit 4, already counted before the load");
    }

    @Test
    void a_visit_that_was_counted_twice_is_reported_as_never_requested() {
        violates(
                () -> assertThat(experiment(kept(8, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored but never requested:\n  visit 8, of request id of load.8");
    }

    @Test
    void a_visit_without_a_request_is_reported_as_never_requested() {
        StoreSnapshot after = new StoreSnapshot(8, kept(7).counted(), List.of("earlier", "load.3"));

        violates(
                () -> assertThat(experiment(after, six, seven, ahoy)).isConsistent(),
                FIVE + "stored but never requested:\n  visit 8, of request unknown");
    }

    @Test
    void two_numbers_for_one_request_and_two_requests_with_one_number_are_duplicates() {
        violates(
                () -> assertThat(experiment(and(8, "id of load.2"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored or returned more than once:\n  visits [7, 8], all of request id of load.2");
        violates(
                () -> assertThat(experiment(and(7, "id of load.1"), six, seven, ahoy))
                        .isConsistent(),
                "visit 7, assigned 2 times");
    }

    /** A consistent snapshot with one more visit. */
    private static StoreSnapshot and(long number, String key) {
        List<Counted> counted = Stream.concat(kept(7).counted().stream(), Stream.of(new Counted(number, key)))
                .toList();
        return new StoreSnapshot(Math.max(7, number), counted, List.of("earlier", "load.3"));
    }

    @Test
    void an_unacknowledged_request_of_an_earlier_load_explains_only_its_own_visit() {
        History history = history(six, seven);
        StoreSnapshot after = kept(8, "earlier");

        assertThat(experiment(
                        history,
                        ConsistencyChecker.of(history, trace(six, seven), Set.of("id of load.8"), BEFORE, after)))
                .isConsistent();
        violates(
                () -> assertThat(experiment(
                                history,
                                ConsistencyChecker.of(
                                        history, trace(six, seven), Set.of("id of old.1"), BEFORE, after)))
                        .isConsistent(),
                "visit 8, of request id of load.8");
    }

    @Test
    void all_inconsistencies_are_reported() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "stray"), six, visit(2, 2_100, 4), ahoy))
                        .isConsistent(),
                FIVE + """
                        acknowledged but lost:
                          message load.3
                        1 stored or returned more than once:
                          visit 4, already counted before the load
                        1 stored but never requested:
                          message stray""");
    }

    @Test
    void a_missing_message_is_reported_as_lost_even_if_it_was_stored_before_the_load() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  message load.3");
        violates(
                () -> assertThat(experiment(kept(7, "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  message earlier, stored before the load");
    }

    @Test
    void a_message_stored_twice_is_reported_as_a_duplicate_and_an_unsent_one_as_never_requested() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored or returned more than once:\n  message load.3, stored 2 times");
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "stray"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored but never requested:\n  message stray");
    }

    @Test
    void an_unacknowledged_request_may_take_effect_or_not() {
        Operation unsure = answered(2, 2_100, 503, "");
        org.assertj.core.api.Assertions.assertThat(List.of(6, 7))
                .allSatisfy(counted -> assertThat(experiment(kept(counted, "earlier"), six, unsure))
                        .isConsistent());
        org.assertj.core.api.Assertions.assertThat(experiment(kept(7, "earlier"), six, unsure)
                        .consistency()
                        .indeterminate())
                .containsExactly("visit load.2");
        org.assertj.core.api.Assertions.assertThat(experiment(kept(6, "earlier", "load.3"), six, message(3, 2_200, 503))
                        .consistency()
                        .indeterminate())
                .containsExactly("message load.3");
    }

    @Test
    void late_requests_no_requests_and_no_fault_are_inconclusive() {
        Operation late = new Operation("load.1", Kind.VISIT, millis(100), millis(1_400), millis(1_440), 500, "");

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(experiment(BEFORE, late)).keptSchedule(Duration.ofSeconds(1)))
                .withMessageStartingWith("machine too slow: requests were sent up to 1300 ms late "
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

    private static void violates(ThrowingCallable judgement, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(judgement).withMessageContaining(message);
    }

    private static FaultExperiment experiment(StoreSnapshot after, Operation... all) {
        History history = history(all);
        return experiment(history, ConsistencyChecker.of(history, trace(all), Set.of(), BEFORE, after));
    }

    /** A fault begins after 1 s; the container is started again after 2 s more, and the fault window ends 1 s later. */
    private static FaultExperiment experiment(History history, ConsistencyChecker consistency) {
        Instant began = history.began().plusSeconds(1);
        FaultWindow window = new FaultWindow("web-2 is killed", began, began.plusSeconds(2), began.plusSeconds(3));
        ProxyLog.Entry entry = new ProxyLog.Entry(
                "f00", "localhost", "GET /?load.2 HTTP/1.1", 502, "10.0.0.2:80, 10.0.0.3:80", "504, 502");
        RequestTrace trace = new RequestTrace(Map.of("load.2", entry), Map.of());
        return new FaultExperiment(new Seed(7), List.of(window), history, consistency, trace);
    }

    /** The edge logged every request and assigned an id to each. */
    private static RequestTrace trace(Operation... all) {
        return new RequestTrace(
                Stream.of(all)
                        .collect(Collectors.toMap(
                                Operation::mark,
                                operation ->
                                        new ProxyLog.Entry("id of " + operation.mark(), "localhost", "", 0, "", ""))),
                Map.of());
    }

    private static History history(Operation... all) {
        return new History("load", Instant.EPOCH, Duration.ofSeconds(20), List.of(all));
    }

    private static StoreSnapshot kept(long visits, String... messages) {
        List<Counted> counted = LongStream.rangeClosed(1, visits)
                .mapToObj(number -> new Counted(number, "id of " + REQUESTS.getOrDefault(number, "old." + number)))
                .toList();
        return new StoreSnapshot(visits, counted, List.of(messages));
    }

    private static Operation visit(int number, int at, int visit) {
        return answered(number, at, 200, "I've been visited %d times, and my hostname is web\n".formatted(visit));
    }

    private static Operation message(int number, int at, int status) {
        String mark = "load." + number;
        String body = "{\"key\":\"1\",\"message\":\"%s\"}".formatted(mark);
        return new Operation(mark, Kind.MESSAGE, millis(at), millis(at), millis(at + 40), status, body);
    }

    private static Operation answered(int number, int at, int status, String body) {
        return new Operation("load." + number, Kind.VISIT, millis(at), millis(at), millis(at + 40), status, body);
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
