package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something took, and how much of that time the machine was able to work: see {@link MachineClock}.
 *
 * @param wall by the clock
 * @param machine what of it counts against the stack: the time in which no process waited for a processor, on a machine
 *     of the reference's speed; never more than {@code wall}
 * @param pressure the share of the time in which some process waited for a processor (PSI {@code cpu some}), 0 to 1
 * @param lateness by how much the suite's own timer was late at most
 */
public record Elapsed(Duration wall, Duration machine, double pressure, Duration lateness) {
    /** Beyond it an answer that came late, or not at all, says nothing about the stack. */
    static final double TOLERATED_PRESSURE = 0.5;

    /** A timer that is later than this on an idle thread means that the machine stood still. */
    static final Duration TOLERATED_LATENESS = Duration.ofMillis(500);

    /** It stood still for a part of the time that matters: a quarter. */
    private static final int PART = 4;

    /** @return the time since that moment */
    public static Elapsed since(Instant from) {
        return between(from, Instant.now());
    }

    /** @param from no earlier than the start of the run; what was before is not known and counts in full */
    public static Elapsed between(Instant from, Instant to) {
        return MachineClock.between(from, to);
    }

    /** @return whether the promised time had passed by the clock, but not as time in which the machine kept up */
    public boolean excuses(Duration promised) {
        return wall.compareTo(promised) > 0 && machine.compareTo(promised) <= 0;
    }

    /** @return whether the machine did not keep up */
    public boolean isStarved() {
        boolean stoodStill = lateness.compareTo(TOLERATED_LATENESS) > 0
                && lateness.multipliedBy(PART).compareTo(wall) > 0;
        return pressure > TOLERATED_PRESSURE || stoodStill;
    }

    @Override
    public String toString() {
        return "%s, of which the machine kept up for %s (CPU pressure %.0f %%, timer late by up to %d ms, speed %s)"
                .formatted(
                        seconds(wall), seconds(machine), 100 * pressure, lateness.toMillis(), MachineSpeed.current());
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
