package dev.seaworthy.assertion;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.FaultKind;
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

/** Histories of a load, and the stores after it. Before each history, five visits and one message were stored. */
final class HistoryFixtures {
    /** The request that got each visit number; the first five visits precede the history. */
    private static final Map<Long, String> REQUESTS = Map.of(6L, "load.1", 7L, "load.2", 8L, "load.8");

    static final StoreSnapshot BEFORE = kept(5, "earlier");

    private HistoryFixtures() {}

    static void violates(ThrowingCallable judgement, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(judgement).withMessageContaining(message);
    }

    static FaultExperiment experiment(StoreSnapshot after, Operation... all) {
        History history = history(all);
        return experiment(history, ConsistencyChecker.of(history, trace(all), Set.of(), BEFORE, after));
    }

    /** A fault begins after 1 s; the container is started again after 2 s more, and the fault window ends 1 s later. */
    static FaultExperiment experiment(History history, ConsistencyChecker consistency) {
        Instant began = history.began().plusSeconds(1);
        FaultWindow window =
                new FaultWindow("web-2 is killed", FaultKind.KILLED, began, began.plusSeconds(2), began.plusSeconds(3));
        ProxyLog.Entry entry = new ProxyLog.Entry(
                "f00", "localhost", "192.0.2.1", "GET /?load.2 HTTP/1.1", 502, "10.0.0.2:80, 10.0.0.3:80", "504, 502");
        RequestTrace trace = new RequestTrace(Map.of("load.2", entry), Map.of());
        return new FaultExperiment(new Seed(7), List.of(window), history, consistency, trace);
    }

    /**
     * @param at in milliseconds since the beginning of the load
     * @return the same load with a second fault
     */
    static FaultExperiment withFrozenAt(int at, FaultExperiment one) {
        Instant began = one.history().began().plusMillis(at);
        FaultWindow second = new FaultWindow("web-1 is frozen", FaultKind.FROZEN, began, began, began);
        return new FaultExperiment(
                one.seed(),
                List.of(one.faultWindows().getFirst(), second),
                one.history(),
                one.consistency(),
                one.trace());
    }

    /** The edge logged every request and assigned an id to each. */
    static RequestTrace trace(Operation... all) {
        return new RequestTrace(
                Stream.of(all)
                        .collect(Collectors.toMap(
                                Operation::mark,
                                operation -> new ProxyLog.Entry(
                                        "id of " + operation.mark(), "localhost", "", "", 0, "", ""))),
                Map.of());
    }

    static History history(Operation... all) {
        return new History("load", Instant.EPOCH, Duration.ofSeconds(20), List.of(all));
    }

    static StoreSnapshot kept(long visits, String... messages) {
        List<Counted> counted = LongStream.rangeClosed(1, visits)
                .mapToObj(number -> new Counted(number, "id of " + REQUESTS.getOrDefault(number, "old." + number)))
                .toList();
        return new StoreSnapshot(visits, counted, List.of(messages));
    }

    static Operation visit(int number, int at, int visit) {
        return answered(number, at, 200, "I've been visited %d times, and my hostname is web\n".formatted(visit));
    }

    static Operation message(int number, int at, int status) {
        String mark = "load." + number;
        String body = "{\"key\":\"1\",\"message\":\"%s\"}".formatted(mark);
        return new Operation(mark, Kind.MESSAGE, millis(at), millis(at), millis(at + 40), status, body);
    }

    static Operation answered(int number, int at, int status, String body) {
        return new Operation("load." + number, Kind.VISIT, millis(at), millis(at), millis(at + 40), status, body);
    }

    static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
