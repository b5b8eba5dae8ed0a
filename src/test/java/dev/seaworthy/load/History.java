package dev.seaworthy.load;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What clients saw of a load. Each of its requests has ended.
 *
 * @param load its name
 * @param until the moment, from the beginning, before which all of these were to be sent
 * @param all in the order of their schedule
 */
public record History(String load, Instant began, Duration until, List<Operation> all) {

    /** @return that moment as the load counts, from its beginning */
    public Duration at(Instant moment) {
        return Duration.between(began, moment);
    }

    /** @return for how long the whole took, and whether the machine kept up meanwhile */
    public Elapsed time() {
        return Elapsed.between(began, began.plus(until));
    }

    /** @return the time between two moments of the load, and whether the machine kept up meanwhile */
    public Elapsed time(Duration from, Duration to) {
        return Elapsed.between(began.plus(from), began.plus(to));
    }

    /** @return for how long the answer of one of its requests took, and whether the machine kept up meanwhile */
    public Elapsed time(Operation operation) {
        return time(operation.sent(), operation.ended());
    }

    /** @return whether a timeout ended this request while the machine did not keep up */
    public boolean timedOutWhileStarved(Operation operation) {
        return operation.isTimeout() && time(operation).isStarved();
    }

    /** @return of the requests that were to be sent from the first of these moments on, and before the second */
    public History between(Duration from, Duration to) {
        List<Operation> part = all.stream()
                .filter(operation -> operation.scheduled().compareTo(from) >= 0
                        && operation.scheduled().compareTo(to) < 0)
                .toList();
        return new History(load, began, to, part);
    }

    public List<Operation> acknowledged() {
        return all.stream().filter(Operation::acknowledged).toList();
    }

    /** @return those of which no client knows whether they were carried out */
    public List<Operation> failed() {
        return all.stream().filter(operation -> !operation.acknowledged()).toList();
    }

    Stream<Operation> of(Kind kind) {
        return all.stream().filter(operation -> operation.kind() == kind);
    }

    /** @return how much later than scheduled a request was sent, at most */
    public Duration lateness() {
        return all.stream()
                .map(operation -> operation.sent().minus(operation.scheduled()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** @return how long no request was acknowledged, at most */
    public Duration longestGap() {
        List<Duration> ends =
                acknowledged().stream().map(Operation::ended).sorted().toList();
        return IntStream.range(1, ends.size())
                .mapToObj(later -> ends.get(later).minus(ends.get(later - 1)))
                .max(Comparator.naturalOrder())
                .orElse(until);
    }

    /**
     * @param share from 0 to 1; 1 is the longest
     * @return within which that share of the acknowledged requests was answered; zero if there are none
     */
    public Duration latency(double share) {
        List<Duration> latencies =
                acknowledged().stream().map(Operation::latency).sorted().toList();
        int rank = (int) Math.ceil(share * latencies.size());
        return latencies.isEmpty() ? Duration.ZERO : latencies.get(Math.max(0, rank - 1));
    }
}
