package dev.seaworthy.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A timeout by the {@link MachineClock}: on a machine that does not keep up it comes later, and it always comes. */
public record Deadline(Instant begun, Duration timeout) {
    /** How often it is looked whether it is over; what is waited for is not missed for so long. */
    private static final int LOOK_MILLIS = 200;

    /** @param timeout as it was chosen on the reference machine, quiet */
    public static Deadline after(Duration timeout) {
        return new Deadline(Instant.now(), timeout);
    }

    public boolean isOver() {
        return elapsed().machine().compareTo(timeout) >= 0;
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
    boolean awaits(Waiting ended) throws InterruptedException {
        while (!ended.happens(LOOK_MILLIS)) {
            if (isOver()) {
                return false;
            }
        }
        return true;
    }

    @FunctionalInterface
    interface Waiting {
        boolean happens(long millis) throws InterruptedException;
    }

    public Elapsed elapsed() {
        return Elapsed.since(begun);
    }
}
