package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;

/**
 * A duration, in wall time and adjusted for the host's load: see {@link HostClock}.
 *
 * @param wall the wall time
 * @param adjusted the part of it that counts against the stack: the time in which no process waited for a CPU, on a
 *     host of the reference's speed; never more than {@code wall}
 * @param pressure the share of the time in which some process waited for a CPU (PSI {@code cpu some}), 0 to 1
 * @param lateness how late the suite's own timer was at most
 */
public record Elapsed(Duration wall, Duration adjusted, double pressure, Duration lateness) {
    /** Above this pressure, a late or missing response is no evidence about the stack. */
    static final double TOLERATED_PRESSURE = 0.5;

    /** If a timer on an idle thread is later than this, the host was stalled. */
    static final Duration TOLERATED_LATENESS = Duration.ofMillis(500);

    /** Divisor: a stall counts if it takes more than a quarter of the time. */
    private static final int PART = 4;

    /** @return the time since that moment */
    public static Elapsed since(Instant from) {
        return between(from, Instant.now());
    }

    /** @param from no earlier than the start of the run; time before that is not measured and counts in full */
    public static Elapsed between(Instant from, Instant to) {
        return HostClock.between(from, to);
    }

    /** @return whether the promised time is exceeded in wall time, but not in adjusted time */
    public boolean excuses(Duration promised) {
        return wall.compareTo(promised) > 0 && adjusted.compareTo(promised) <= 0;
    }

    /** @return whether the host was overloaded */
    public boolean isStarved() {
        boolean stoodStill = lateness.compareTo(TOLERATED_LATENESS) > 0
                && lateness.multipliedBy(PART).compareTo(wall) > 0;
        return pressure > TOLERATED_PRESSURE || stoodStill;
    }

    @Override
    public String toString() {
        return "%s, %s adjusted for host load (CPU pressure %.0f %%, timer late by up to %d ms, speed: %s)"
                .formatted(seconds(wall), seconds(adjusted), 100 * pressure, lateness.toMillis(), HostSpeed.current());
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
