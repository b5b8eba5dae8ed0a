package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A timeout by the {@link MachineClock}: on a machine that does not keep up it comes later, and it always comes. */
public record Deadline(Instant startedAt, Duration timeout) {
    private static final int POLL_MILLIS = 200;

    /** By the clock: after so many times the timeout that the machine's speed allows for, it is over in any case. */
    private static final int LONGEST = 3;

    /** @param timeout as it was chosen on the reference machine, quiet */
    public static Deadline after(Duration timeout) {
        return new Deadline(Instant.now(), timeout);
    }

    public boolean isOver() {
        Elapsed elapsed = elapsed();
        Duration longest = MachineSpeed.current().scale(timeout).multipliedBy(LONGEST);
        return elapsed.machine().compareTo(timeout) >= 0 || elapsed.wall().compareTo(longest) >= 0;
    }

    /**
     * Waits until it has ended or the deadline is over.
     *
     * @return whether it has ended
     */
    public boolean awaitExit(Process process) throws InterruptedException {
        return awaits(millis -> process.waitFor(millis, TimeUnit.MILLISECONDS));
    }

    /** @param ended waits for so many milliseconds at most, and tells whether what it waits for has happened */
    public boolean awaits(Waiting ended) throws InterruptedException {
        while (!ended.happens(POLL_MILLIS)) {
            if (isOver()) {
                return false;
            }
        }
        return true;
    }

    @FunctionalInterface
    public interface Waiting {
        boolean happens(long millis) throws InterruptedException;
    }

    /**
     * @param message what did not happen
     * @return the verdict if it is over: what was waited for is not known, and perhaps for want of a processor
     */
    public InconclusiveException missed(String message) {
        Elapsed elapsed = elapsed();
        return elapsed.machine().compareTo(timeout) < 0
                ? new TooSlowException(message, elapsed)
                : new InconclusiveException("%s; this took %s".formatted(message, elapsed));
    }

    public Elapsed elapsed() {
        return Elapsed.since(startedAt);
    }
}
