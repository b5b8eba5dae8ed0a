package dev.seaworthy.probe;

import dev.seaworthy.probe.Offered.Kind;
import dev.seaworthy.stack.Elapsed;
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
public record History(String load, Instant began, Duration until, List<Offered> all) {

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
    public Elapsed time(Offered offered) {
        return time(offered.sent(), offered.ended());
    }

    /** @return whether a timeout ended this request while the machine did not keep up */
    public boolean timedOutWhileStarved(Offered offered) {
        return offered.isTimeout() && time(offered).isStarved();
    }

    /** @return of the requests that were to be sent from the first of these moments on, and before the second */
    public History between(Duration from, Duration to) {
        List<Offered> part = all.stream()
                .filter(offered -> offered.scheduled().compareTo(from) >= 0
                        && offered.scheduled().compareTo(to) < 0)
                .toList();
        return new History(load, began, to, part);
    }

    public List<Offered> acknowledged() {
        return all.stream().filter(Offered::acknowledged).toList();
    }

    /** @return those of which no client knows whether they were carried out */
    public List<Offered> failed() {
        return all.stream().filter(offered -> !offered.acknowledged()).toList();
    }

    Stream<Offered> of(Kind kind) {
        return all.stream().filter(offered -> offered.kind() == kind);
    }

    /** @return how much later than scheduled a request was sent, at most */
    public Duration lateness() {
        return all.stream()
                .map(offered -> offered.sent().minus(offered.scheduled()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** @return how long no request was acknowledged, at most */
    public Duration longestGap() {
        List<Duration> ends =
                acknowledged().stream().map(Offered::ended).sorted().toList();
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
                acknowledged().stream().map(Offered::latency).sorted().toList();
        int rank = (int) Math.ceil(share * latencies.size());
        return latencies.isEmpty() ? Duration.ZERO : latencies.get(Math.max(0, rank - 1));
    }
}
