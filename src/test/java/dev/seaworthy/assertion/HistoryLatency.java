package dev.seaworthy.assertion;

import dev.seaworthy.contract.LatencyBudget;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares the latency of the acknowledged requests during one fault with its budget.
 *
 * @param clock returns the time between two moments of the load, and whether the host kept up meanwhile
 */
record HistoryLatency(
        FaultExperiment experiment,
        FaultWindow window,
        LatencyBudget budget,
        BiFunction<Duration, Duration, Elapsed> clock) {

    /**
     * A limit that is exceeded.
     *
     * @param message the fault, the limit and what was observed
     * @param excused whether an overloaded host may be the cause
     */
    record Excess(String message, Elapsed time, boolean excused) {}

    /** @return the limits that are exceeded, and none if the budget is kept */
    Stream<Excess> excesses() {
        return Stream.of(p99(), max(), longestGap()).flatMap(Optional::stream);
    }

    private Optional<Excess> p99() {
        Duration limit = budget.p99().duration();
        List<Operation> acknowledged = during().acknowledged();
        List<Operation> slow = slower(limit);
        Predicate<List<Operation>> moreThanOnePercent = some -> 100L * some.size() > acknowledged.size();
        return moreThanOnePercent.test(slow)
                ? Optional.of(excess(
                        slow,
                        "p99 latency",
                        during().latency(0.99),
                        limit,
                        !moreThanOnePercent.test(unexcused(slow, limit))))
                : Optional.empty();
    }

    private Optional<Excess> max() {
        Duration limit = budget.max().duration();
        List<Operation> slow = slower(limit);
        return slow.isEmpty()
                ? Optional.empty()
                : Optional.of(excess(
                        slow,
                        "maximum latency",
                        during().latency(1),
                        limit,
                        unexcused(slow, limit).isEmpty()));
    }

    private Optional<Excess> longestGap() {
        Duration limit = budget.longestGap().duration();
        History.Gap gap = experiment.longestGap(window);
        if (gap.length().compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Elapsed time = clock.apply(gap.from(), gap.to());
        String message = expected("longest gap between two acknowledgements", limit, gap.length())
                + ", from %+.3f s to %+.3f s".formatted(since(gap.from()), since(gap.to()));
        return Optional.of(new Excess(message, time, time.excuses(limit)));
    }

    private Excess excess(List<Operation> slow, String what, Duration seen, Duration limit, boolean excused) {
        String message = "%s: %d of %d acknowledged requests took longer:%s"
                .formatted(
                        expected(what, limit, seen),
                        slow.size(),
                        during().acknowledged().size(),
                        FirstOfMany.shown(
                                slow, operation -> "%+.3f s: %s".formatted(since(operation.scheduled()), operation)));
        return new Excess(message, time(slow.getFirst()), excused);
    }

    private String expected(String what, Duration limit, Duration seen) {
        return "while %s (seed %d): expected a %s of at most %d ms (latency-during-faults, %s), but it was %d ms"
                .formatted(
                        window.what(),
                        experiment.seed().value(),
                        what,
                        limit.toMillis(),
                        window.kind(),
                        seen.toMillis());
    }

    private History during() {
        return experiment.during(window);
    }

    private List<Operation> slower(Duration limit) {
        return during().acknowledged().stream()
                .filter(operation -> operation.latency().compareTo(limit) > 0)
                .toList();
    }

    private List<Operation> unexcused(List<Operation> slow, Duration limit) {
        return slow.stream()
                .filter(operation ->
                        !time(operation).excuses(limit) || !experiment.history().mayBeStarved(operation))
                .toList();
    }

    private Elapsed time(Operation operation) {
        return clock.apply(operation.scheduled(), operation.ended());
    }

    private double since(Duration moment) {
        return experiment.since(window, moment);
    }
}
