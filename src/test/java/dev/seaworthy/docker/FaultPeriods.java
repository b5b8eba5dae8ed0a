package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The periods in which the suite itself disturbed the stack: from the first fault of a check until the stack had
 * recovered from all of them. The checks that inject faults run one after another, so that the periods do not overlap.
 */
public final class FaultPeriods {
    private record Period(Instant from, Instant to) {}

    private final List<Period> periods = new CopyOnWriteArrayList<>();

    /** @param to when the stack had recovered; {@link Instant#MAX} if it did not */
    public void add(Instant from, Instant to) {
        periods.add(new Period(from, to));
    }

    /**
     * @param aftermath how long after a period its faults may still have effects
     * @return whether something that happened at this moment may be an effect of the suite's own faults
     */
    public boolean explain(Instant moment, Duration aftermath) {
        return periods.stream()
                .anyMatch(period -> !moment.isBefore(period.from()) && !moment.isAfter(end(period, aftermath)));
    }

    /** @return the time between these moments that is in none of the periods and their aftermath */
    public Duration undisturbed(Instant from, Instant to, Duration aftermath) {
        return periods.stream()
                .map(period -> overlap(period.from(), end(period, aftermath), from, to))
                .reduce(Duration.between(from, to), Duration::minus);
    }

    private static Instant end(Period period, Duration aftermath) {
        return period.to().equals(Instant.MAX) ? Instant.MAX : period.to().plus(aftermath);
    }

    private static Duration overlap(Instant from, Instant to, Instant otherFrom, Instant otherTo) {
        Instant begin = from.isAfter(otherFrom) ? from : otherFrom;
        Instant end = to.isBefore(otherTo) ? to : otherTo;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }
}
