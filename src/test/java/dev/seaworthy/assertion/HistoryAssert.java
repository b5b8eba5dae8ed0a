package dev.seaworthy.assertion;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.contract.LatencyBudget;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Asserts the responses of a load with injected faults, and the consistency of the stored data afterwards. */
public final class HistoryAssert extends AbstractAssert<HistoryAssert, FaultExperiment> {
    private HistoryAssert(FaultExperiment actual) {
        super(actual, HistoryAssert.class);
    }

    public static HistoryAssert assertThat(FaultExperiment actual) {
        return new HistoryAssert(actual);
    }

    /** @throws InconclusiveException if requests were sent later than scheduled, or no fault was injected */
    public HistoryAssert keptSchedule(Duration tolerated) {
        Duration lateness = history().lateness();
        if (actual.faultWindows().isEmpty()) {
            throw new InconclusiveException("no fault was injected");
        }
        if (history().all().isEmpty()) {
            throw new InconclusiveException("no request was sent " + during());
        }
        if (lateness.compareTo(tolerated) > 0) {
            throw new TooSlowException(
                    "requests were sent up to %d ms late %s, but at most %d ms are tolerated"
                            .formatted(lateness.toMillis(), during(), tolerated.toMillis()),
                    history().time());
        }
        return this;
    }

    /** Fails if a request failed. */
    public HistoryAssert hasNoFailure() {
        expectNone(history().failed(), "failed");
        return this;
    }

    /**
     * Requests of this kind may fail, but only with status 503 and a reason, and within this time. Fails if any other
     * request failed.
     *
     * @param within the response time of the stack, without the time for which the client waited for the host
     */
    public HistoryAssert failsOnlyWith503(Kind kind, Duration within) {
        Predicate<Operation> honest = operation -> operation.status() == 503
                && operation.field("error").filter(reason -> !reason.isBlank()).isPresent();
        expectNone(
                failed(operation -> operation.kind() != kind),
                "failed, though they do not depend on the unavailable service");
        expectNone(failed(honest.negate()), "failed without status 503 and a reason");
        expectNone(
                failed(operation -> operation.elapsed().compareTo(within) > 0),
                operation -> history().time(operation).excuses(within),
                "failed after more than %d ms".formatted(within.toMillis()));
        return this;
    }

    /** Fails if a request failed later than this time after the end of the last fault. */
    public HistoryAssert recoversWithin(Duration time) {
        FaultWindow last = actual.faultWindows().getLast();
        Duration back = history().at(last.back());
        expectNone(
                failed(operation -> operation.scheduled().compareTo(back.plus(time)) > 0),
                operation -> history().timedOutWhileStarved(operation)
                        || history().time(back, operation.scheduled()).excuses(time),
                "failed more than %.0f s after the end of the fault, which was at %+.3f s"
                        .formatted(time.toMillis() / 1e3, actual.since(last, back)));
        return this;
    }

    /**
     * Fails if the latency of acknowledged requests exceeds the budget of a fault. A fault without a budget is not
     * judged.
     *
     * @throws TooSlowException if all of the time over the budgets may be due to an overloaded host
     */
    public HistoryAssert keepsLatencyWithin(Map<FaultKind, LatencyBudget> budgets) {
        List<HistoryLatency.Excess> excesses = actual.faultWindows().stream()
                .filter(window -> budgets.containsKey(window.kind()))
                .map(window -> new HistoryLatency(actual, window, budgets.get(window.kind()), history()::time))
                .flatMap(HistoryLatency::excesses)
                .toList();
        List<HistoryLatency.Excess> unexcused =
                excesses.stream().filter(excess -> !excess.excused()).toList();
        if (!unexcused.isEmpty()) {
            throw failure(
                    "%s",
                    FirstOfMany.shown(unexcused, HistoryLatency.Excess::message).strip());
        }
        excesses.stream().findFirst().ifPresent(excess -> {
            throw new TooSlowException(excess.message(), excess.time());
        });
        return this;
    }

    /** Fails if acknowledged data is lost or duplicated, or if data was stored that no client requested. */
    public HistoryAssert isConsistent() {
        ConsistencyChecker consistency = actual.consistency();
        String wrong = Stream.of(
                        several(consistency.lost(), "acknowledged but lost"),
                        several(consistency.doubled(), "stored or returned more than once"),
                        several(consistency.unasked(), "stored but never requested"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw failure(
                    "%s: of %d requests, %d of them not acknowledged, %s",
                    during(), history().all().size(), history().failed().size(), wrong);
        }
        return this;
    }

    private static Optional<String> several(List<String> such, String what) {
        return such.isEmpty()
                ? Optional.empty()
                : Optional.of("%d %s:%s".formatted(such.size(), what, FirstOfMany.shown(such, text -> text)));
    }

    private History history() {
        return actual.history();
    }

    private List<Operation> failed(Predicate<Operation> such) {
        return history().failed().stream().filter(such).toList();
    }

    private void expectNone(List<Operation> such, String what) {
        expectNone(such, history()::timedOutWhileStarved, what);
    }

    /** @param excused whether an overloaded host may be the cause of the failure */
    private void expectNone(List<Operation> such, Predicate<Operation> excused, String what) {
        if (!such.isEmpty()) {
            String message = "%s: %d of %d requests %s:%s"
                    .formatted(
                            during(),
                            such.size(),
                            history().all().size(),
                            what,
                            FirstOfMany.shown(such, this::described));
            if (such.stream().allMatch(excused)) {
                throw new TooSlowException(message, history().time(such.getFirst()));
            }
            throw failure("%s", message);
        }
    }

    /** The time is since the fault; negative for a request that the fault found in flight, or before the first one. */
    private String described(Operation operation) {
        Duration scheduled = operation.scheduled();
        Optional<FaultWindow> fault = actual.lastBefore(operation.ended());
        double since = fault.or(() -> actual.faultWindows().stream().findFirst())
                .map(window -> actual.since(window, scheduled))
                .orElse(scheduled.toMillis() / 1e3);
        String which = actual.faultWindows().size() > 1
                ? fault.map(window -> " after " + window.what()).orElse("")
                : "";
        return "%+.3f s%s: %s (%s)"
                .formatted(since, which, operation, actual.trace().of(operation));
    }

    private String during() {
        String what = actual.faultWindows().size() == 1
                ? actual.faultWindows().getFirst().what()
                : "%d faults follow each other".formatted(actual.faultWindows().size());
        return "while %s (seed %d)".formatted(what, actual.seed().value());
    }
}
