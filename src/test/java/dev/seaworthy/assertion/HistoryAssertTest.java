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

/**
 * Histories as a stack would leave them that does one thing wrong; the one before counted five visits, kept a message.
 */
final class HistoryAssertTest {
    /** To whom these numbers were given; the first five were before. */
    private static final Map<Long, String> REQUESTS = Map.of(6L, "load.1", 7L, "load.2", 8L, "load.8");

    private static final StoreSnapshot BEFORE = kept(5, "earlier");
    private static final String FIVE =
            "while web-2 is killed (seed 7): of 3 requests, 0 of them without an acknowledgement, 1 ";

    private final Operation six = visit(1, 100, 6);
    private final Operation seven = visit(2, 2_100, 7);
    private final Operation ahoy = message(3, 2_200, 201);

    @Test
    void a_history_in_which_everything_happened_once_is_well() {
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
    void a_failed_request_is_told_with_its_time_after_the_fault_and_its_way() {
        FaultExperiment experiment =
                experiment(kept(6, "earlier", "load.3"), six, answered(2, 2_100, 502, "{\"error\":\"nobody\"}"), ahoy);

        violates(
                () -> assertThat(experiment).hasNoFailure(),
                "while web-2 is killed (seed 7): 1 of 3 requests failed:\n"
                        + "  +1.100 s: GET / load.2 → 502 after 40 ms: {\"error\":\"nobody\"} "
                        + "(request id f00, edge: 10.0.0.2:80, 10.0.0.3:80 → 504, 502 → 502, not at api-lb)");
    }

    @Test
    void an_answer_that_is_none_is_a_failure() {
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 2_100, 200, "Hello world!")))
                        .hasNoFailure(),
                "1 of 1 requests failed");
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 2_100, 0, "connection reset")))
                        .hasNoFailure(),
                "GET / load.2 → no answer after 40 ms: connection reset");
    }

    @Test
    void only_the_first_three_of_many_are_told() {
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
    void an_outage_excuses_only_requests_that_need_what_was_away_with_503_and_a_reason_and_soon() {
        Operation honest = answered(2, 2_100, 503, "{\"error\":\"database: away\"}");
        Operation slow =
                new Operation("load.2", Kind.VISIT, millis(2_100), millis(2_100), millis(4_200), 503, honest.body());

        assertThatNoException().isThrownBy(() -> judgeOutage(honest));
        violates(
                () -> judgeOutage(message(3, 2_200, 503)),
                "1 of 1 requests failed, though they do not need what was away");
        violates(
                () -> judgeOutage(answered(2, 2_100, 502, honest.body())),
                "1 of 1 requests failed with anything but 503 and a reason");
        violates(
                () -> judgeOutage(answered(2, 2_100, 503, "<html>")),
                "1 of 1 requests failed with anything but 503 and a reason");
        violates(() -> judgeOutage(slow), "1 of 1 requests failed after more than 2000 ms");
    }

    private static void judgeOutage(Operation operation) {
        assertThat(experiment(BEFORE, operation)).failsOnlyWith503(Kind.VISIT, Duration.ofSeconds(2));
    }

    @Test
    void a_recovery_that_takes_too_long_is_told() {
        violates(
                () -> assertThat(experiment(BEFORE, answered(2, 14_100, 503, "")))
                        .recoversWithin(Duration.ofSeconds(10)),
                "1 of 1 requests failed more than 10 s after what was away had come back, which was at +2.000 s:\n"
                        + "  +13.100 s: GET / load.2 → 503");
    }

    @Test
    void an_acknowledged_visit_that_was_not_counted_is_lost() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "lost, though acknowledged:\n  visit 7, told to load.2");
    }

    @Test
    void a_number_that_is_not_the_visits_own_is_told() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3"), six, visit(2, 2_100, 6), ahoy))
                        .isConsistent(),
                FIVE + "lost, though acknowledged:\n  visit 6, told to load.2");
        violates(
                () -> assertThat(experiment(kept(6, "earlier"), six, visit(2, 2_100, 4)))
                        .isConsistent(),
                "visit 4, counted before");
    }

    @Test
    void a_visit_that_was_counted_twice_was_not_asked_for() {
        violates(
                () -> assertThat(experiment(kept(8, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "there, though not asked for:\n  visit 8, under the key id of load.8");
    }

    @Test
    void a_visit_that_was_counted_without_a_trace_of_who_asked_was_not_asked_for() {
        StoreSnapshot after = new StoreSnapshot(8, kept(7).counted(), List.of("earlier", "load.3"));

        violates(
                () -> assertThat(experiment(after, six, seven, ahoy)).isConsistent(),
                FIVE + "there, though not asked for:\n  visit 8, under the key of no request");
    }

    @Test
    void a_request_that_was_given_two_numbers_and_a_number_that_was_given_twice_are_doubled() {
        violates(
                () -> assertThat(experiment(and(8, "id of load.2"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "there or told more than once:\n  visits [7, 8], of one request id of load.2");
        violates(
                () -> assertThat(experiment(and(7, "id of load.1"), six, seven, ahoy))
                        .isConsistent(),
                "visit 7, given 2 times");
    }

    /** What is kept where all is well, and one more visit. */
    private static StoreSnapshot and(long number, String key) {
        List<Counted> counted = Stream.concat(kept(7).counted().stream(), Stream.of(new Counted(number, key)))
                .toList();
        return new StoreSnapshot(Math.max(7, number), counted, List.of("earlier", "load.3"));
    }

    @Test
    void a_request_of_an_earlier_load_excuses_itself_and_no_other() {
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
                "visit 8, under the key id of load.8");
    }

    @Test
    void everything_that_is_wrong_is_told() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "stray"), six, visit(2, 2_100, 4), ahoy))
                        .isConsistent(),
                FIVE + """
                        lost, though acknowledged:
                          message load.3
                        1 there or told more than once:
                          visit 4, counted before
                        1 there, though not asked for:
                          message stray""");
    }

    @Test
    void a_message_that_is_not_there_is_lost_and_so_is_one_that_was_there_before() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "lost, though acknowledged:\n  message load.3");
        violates(
                () -> assertThat(experiment(kept(7, "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "lost, though acknowledged:\n  message earlier, kept before");
    }

    @Test
    void a_message_that_is_there_twice_is_doubled_and_one_that_nobody_sent_was_not_asked_for() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "there or told more than once:\n  message load.3, 2 times");
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "stray"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "there, though not asked for:\n  message stray");
    }

    @Test
    void a_request_without_an_acknowledgement_may_have_been_carried_out_or_not_and_later_too() {
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
    void a_machine_too_slow_for_the_load_and_a_stack_left_alone_say_nothing() {
        Operation late = new Operation("load.1", Kind.VISIT, millis(100), millis(1_400), millis(1_440), 500, "");

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(experiment(BEFORE, late)).keptSchedule(Duration.ofSeconds(1)))
                .withMessageStartingWith("machine too slow: requests were sent up to 1300 ms late "
                        + "while web-2 is killed (seed 7), tolerated are 1000");
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
                .withMessage("nothing was done to the stack");
    }

    private static void violates(ThrowingCallable judgement, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(judgement).withMessageContaining(message);
    }

    private static FaultExperiment experiment(StoreSnapshot after, Operation... all) {
        History history = history(all);
        return experiment(history, ConsistencyChecker.of(history, trace(all), Set.of(), BEFORE, after));
    }

    /** A second after the beginning something is killed, which is back after two more. */
    private static FaultExperiment experiment(History history, ConsistencyChecker consistency) {
        Instant began = history.began().plusSeconds(1);
        FaultWindow window = new FaultWindow("web-2 is killed", began, began.plusSeconds(2), began.plusSeconds(3));
        ProxyLog.Entry entry = new ProxyLog.Entry(
                "f00", "localhost", "GET /?load.2 HTTP/1.1", 502, "10.0.0.2:80, 10.0.0.3:80", "504, 502");
        RequestTrace trace = new RequestTrace(Map.of("load.2", entry), Map.of());
        return new FaultExperiment(new Seed(7), List.of(window), history, consistency, trace);
    }

    /** The edge has all of them in its log, and gave each an id. */
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
