package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The periods in which the suite itself disturbed the stack: from the first fault of a check until the stack had
 * recovered from all of them. The checks that inject faults run one after another, so that the periods do not overlap.
 */
public final class FaultPeriods {
    /**
     * @param cause the check that injected the faults
     * @param unrecovered the services that did not recover: for them it does not end
     */
    private record Period(String cause, Instant from, Instant to, Set<String> unrecovered) {
        Instant end(String service, Duration aftermath) {
            return unrecovered.contains(service) ? Instant.MAX : to.plus(aftermath);
        }
    }

    private final List<Period> periods = new CopyOnWriteArrayList<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();
    private final AtomicReference<String> notUndone = new AtomicReference<>();

    /**
     * @param cause the check that injected the faults
     * @param to when all other services had recovered
     * @param unrecovered the services that did not recover: what happens to them from then on may be an effect
     */
    public void add(String cause, Instant from, Instant to, Set<String> unrecovered) {
        periods.add(new Period(cause, from, to, Set.copyOf(unrecovered)));
    }

    /** Records that a service has ended, and was not started again, because of a fault of another one. */
    public void addEnded(String service, String description) {
        ended.putIfAbsent(service, description);
    }

    /** @return the description of the first time that the service has ended because of a fault of another one */
    public Optional<String> ended(String service) {
        return Optional.ofNullable(ended.get(service));
    }

    /** Records that faults could not be undone: from then on, the state of the stack says nothing about it. */
    public void addNotUndone(String cause, String reason) {
        notUndone.compareAndSet(null, "the faults of \"%s\" were not undone: %s".formatted(cause, reason));
    }

    /** @return which faults were the first that could not be undone, and why; empty if all were */
    public Optional<String> notUndone() {
        return Optional.ofNullable(notUndone.get());
    }

    /** @return when the first period began; empty if there was none */
    public Optional<Instant> first() {
        return periods.stream().map(Period::from).min(Comparator.naturalOrder());
    }

    /** @return when the last period was over; empty if there was none */
    public Optional<Instant> last() {
        return periods.stream().map(Period::to).max(Comparator.naturalOrder());
    }

    /**
     * @param aftermath how long after a period its faults may still have effects
     * @return the check whose faults were the last ones before this moment; empty if none could have effects on the
     *     service at it
     */
    public Optional<String> causeAt(String service, Instant moment, Duration aftermath) {
        return periods.stream()
                .filter(period -> !moment.isBefore(period.from()) && !moment.isAfter(period.end(service, aftermath)))
                .max(Comparator.comparing(Period::from))
                .map(Period::cause);
    }

    /**
     * @param aftermath how long after a period its faults may still have effects
     * @return whether something that happened to this service at this moment may be an effect of the suite's own faults
     */
    public boolean explain(String service, Instant moment, Duration aftermath) {
        return periods.stream()
                .anyMatch(period -> !moment.isBefore(period.from()) && !moment.isAfter(period.end(service, aftermath)));
    }

    /** @return the time between these moments that for this service is in none of the periods and their aftermath */
    public Duration undisturbed(String service, Instant from, Instant to, Duration aftermath) {
        Duration undisturbed = Duration.ZERO;
        Instant until = from; // everything before it is judged
        for (Period period :
                periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            undisturbed = undisturbed.plus(between(until, earlier(period.from(), to)));
            until = later(until, period.end(service, aftermath));
        }
        return undisturbed.plus(between(until, to));
    }

    private static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
