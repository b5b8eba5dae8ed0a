package dev.seaworthy.load;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The requests of a load as their clients observed them, all of them ended.
 *
 * @param load the name of the load
 * @param until time since the beginning before which all of these requests were scheduled
 * @param all in the order of their schedule
 */
public record History(String load, Instant began, Duration until, List<Operation> all) {
    /**
     * An overloaded host does not explain a slow response if so many other requests were answered meanwhile: in 2.5 s
     * or more. With fewer, a replica that has just started may lack the CPU time to compile its code.
     */
    private static final int MANY = 500;

    /** @return the time from the beginning of the load to this moment */
    public Duration at(Instant moment) {
        return Duration.between(began, moment);
    }

    /** @return the duration of the load, and whether the host kept up meanwhile */
    public Elapsed time() {
        return Elapsed.between(began, began.plus(until));
    }

    /** @return the time between two moments of the load, and whether the host kept up meanwhile */
    public Elapsed time(Duration from, Duration to) {
        return Elapsed.between(began.plus(from), began.plus(to));
    }

    /** @return the response time of one of its requests, and whether the host kept up meanwhile */
    public Elapsed time(Operation operation) {
        return time(operation.sent(), operation.ended());
    }

    /** @return whether a timeout ended this request while the host did not keep up */
    public boolean timedOutWhileStarved(Operation operation) {
        return operation.isTimeout() && time(operation).isStarved() && mayBeStarved(operation);
    }

    /** @return whether an overloaded host may be why this request took so long: few others were answered meanwhile */
    public boolean mayBeStarved(Operation slow) {
        long answeredMeanwhile = acknowledged().stream()
                .filter(operation -> operation.scheduled().compareTo(slow.scheduled()) > 0
                        && operation.ended().compareTo(slow.ended()) < 0)
                .count();
        return answeredMeanwhile < MANY;
    }

    /** @return the requests scheduled at or after the first and before the second of these times */
    public History between(Duration from, Duration to) {
        List<Operation> part = all.stream()
                .filter(operation -> operation.scheduled().compareTo(from) >= 0
                        && operation.scheduled().compareTo(to) < 0)
                .toList();
        return new History(load, began, to, part);
    }

    /** @return those of its requests that the predicate accepts */
    History only(Predicate<Operation> such) {
        return new History(load, began, until, all.stream().filter(such).toList());
    }

    public List<Operation> acknowledged() {
        return all.stream().filter(Operation::acknowledged).toList();
    }

    /** @return the requests without an acknowledgement: their clients cannot know whether they were carried out */
    public List<Operation> failed() {
        return all.stream().filter(operation -> !operation.acknowledged()).toList();
    }

    Stream<Operation> of(Kind kind) {
        return all.stream().filter(operation -> operation.kind() == kind);
    }

    /** @return the maximum delay between the schedule and the sending of a request */
    public Duration lateness() {
        return all.stream()
                .map(operation -> operation.sent().minus(operation.scheduled()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The time between two successive acknowledgements; at its ends, the load counts as acknowledged. */
    public record Gap(Duration from, Duration to) {
        public Duration length() {
            return to.minus(from);
        }
    }

    /** @return the longest time without an acknowledgement that ended after the first and not after the second time */
    Gap longestGap(Duration from, Duration to) {
        List<Duration> ends = Stream.concat(
                        Stream.of(Duration.ZERO, until), acknowledged().stream().map(Operation::ended))
                .sorted()
                .toList();
        return IntStream.range(1, ends.size())
                .mapToObj(later -> new Gap(ends.get(later - 1), ends.get(later)))
                .filter(gap -> gap.to().compareTo(from) > 0 && gap.to().compareTo(to) <= 0)
                .max(Comparator.comparing(Gap::length))
                .orElse(new Gap(from, to));
    }

    /** @return the longest time of the whole load without an acknowledgement */
    public Gap longestGap() {
        return longestGap(Duration.ZERO, until);
    }

    /**
     * @param share quantile from 0 to 1; 1 is the maximum
     * @return that quantile of the latencies of the acknowledged requests; zero if there are none
     */
    public Duration latency(double share) {
        List<Duration> latencies =
                acknowledged().stream().map(Operation::latency).sorted().toList();
        int rank = (int) Math.ceil(share * latencies.size());
        return latencies.isEmpty() ? Duration.ZERO : latencies.get(Math.max(0, rank - 1));
    }
}
