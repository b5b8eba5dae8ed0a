package dev.seaworthy.assertion;

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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Judges what clients saw while something was done to the stack, and what was left of it afterwards. */
public final class HistoryAssert extends AbstractAssert<HistoryAssert, FaultExperiment> {
    private HistoryAssert(FaultExperiment actual) {
        super(actual, HistoryAssert.class);
    }

    public static HistoryAssert assertThat(FaultExperiment actual) {
        return new HistoryAssert(actual);
    }

    /**
     * @throws InconclusiveException if requests were not sent when they were to be: then nothing is known of the stack
     */
    public HistoryAssert keptSchedule(Duration tolerated) {
        Duration lateness = history().lateness();
        if (actual.faultWindows().isEmpty()) {
            throw new InconclusiveException("nothing was done to the stack");
        }
        if (history().all().isEmpty()) {
            throw new InconclusiveException("no request was sent " + during());
        }
        if (lateness.compareTo(tolerated) > 0) {
            throw new TooSlowException(
                    "requests were sent up to %d ms late %s, tolerated are %d"
                            .formatted(lateness.toMillis(), during(), tolerated.toMillis()),
                    history().time());
        }
        return this;
    }

    /** Every request was answered with what it had asked for. */
    public HistoryAssert hasNoFailure() {
        expectNone(history().failed(), "failed");
        return this;
    }

    /**
     * Requests of this kind may have failed, if with status 503 and a reason, and soon; all others were answered with
     * what they had asked for.
     *
     * @param within the answer's own time, not that which its client had to wait for this machine
     */
    public HistoryAssert failsOnlyWith503(Kind kind, Duration within) {
        Predicate<Operation> honest = operation -> operation.status() == 503
                && operation.field("error").filter(reason -> !reason.isBlank()).isPresent();
        expectNone(failed(operation -> operation.kind() != kind), "failed, though they do not need what was away");
        expectNone(failed(honest.negate()), "failed with anything but 503 and a reason");
        expectNone(
                failed(operation -> operation.elapsed().compareTo(within) > 0),
                operation -> history().time(operation).excuses(within),
                "failed after more than %d ms".formatted(within.toMillis()));
        return this;
    }

    /** Some time after what was away had come back no request failed any more. */
    public HistoryAssert recoversWithin(Duration time) {
        Duration back = history().at(actual.faultWindows().getLast().back());
        expectNone(
                failed(operation -> operation.scheduled().compareTo(back.plus(time)) > 0),
                operation -> history().timedOutWhileStarved(operation)
                        || history().time(back, operation.scheduled()).excuses(time),
                "failed more than %.0f s after what was away had come back, which was at %+.3f s"
                        .formatted(time.toMillis() / 1e3, since(back)));
        return this;
    }

    /** Whatever was acknowledged is there, once, and nothing else that was not asked for. */
    public HistoryAssert isConsistent() {
        ConsistencyChecker consistency = actual.consistency();
        String wrong = Stream.of(
                        several(consistency.lost(), "lost, though acknowledged"),
                        several(consistency.doubled(), "there or told more than once"),
                        several(consistency.unasked(), "there, though not asked for"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw failure(
                    "%s: of %d requests, %d of them without an acknowledgement, %s",
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

    /** @param excused whether the machine may be to blame for one of them */
    private void expectNone(List<Operation> such, Predicate<Operation> excused, String what) {
        if (!such.isEmpty()) {
            String message = "%s: %d of %d requests %s:%s"
                    .formatted(
                            during(), such.size(), history().all().size(), what, FirstOfMany.shown(such, this::told));
            if (such.stream().allMatch(excused)) {
                throw new TooSlowException(message, history().time(such.getFirst()));
            }
            throw failure("%s", message);
        }
    }

    private String told(Operation operation) {
        String which = actual.faultWindows().size() > 1
                ? before(operation.scheduled())
                        .map(window -> " after " + window.what())
                        .orElse("")
                : "";
        return "%+.3f s%s: %s (%s)"
                .formatted(
                        since(operation.scheduled()),
                        which,
                        operation,
                        actual.trace().of(operation));
    }

    /** Seconds since the last thing that was done before that moment, or until the first one. */
    private double since(Duration moment) {
        Duration reference = before(moment)
                .or(() -> actual.faultWindows().stream().findFirst())
                .map(window -> history().at(window.began()))
                .orElse(Duration.ZERO);
        return moment.minus(reference).toMillis() / 1e3;
    }

    private Optional<FaultWindow> before(Duration moment) {
        return actual.faultWindows().stream()
                .filter(window -> history().at(window.began()).compareTo(moment) <= 0)
                .reduce((earlier, later) -> later);
    }

    private String during() {
        String what = actual.faultWindows().size() == 1
                ? actual.faultWindows().getFirst().what()
                : "%d disturbances follow each other"
                        .formatted(actual.faultWindows().size());
        return "while %s (seed %d)".formatted(what, actual.seed().value());
    }
}
