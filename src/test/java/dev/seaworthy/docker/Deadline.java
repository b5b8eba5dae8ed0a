package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A timeout measured by the {@link HostClock}: it expires later on an overloaded host, and it always expires. */
public record Deadline(Instant startedAt, Duration timeout) {
    private static final int POLL_MILLIS = 200;

    /**
     * Limit in wall time: it expires in any case after this many times the timeout, scaled to the host's speed, though
     * not before {@link #SHORTEST_LIMIT}.
     */
    private static final int LONGEST = 3;

    /**
     * Minimum of the limit in wall time. A host that starts several stacks has no CPU time left for tens of seconds,
     * most of the time of a short timeout. Two minutes make no run endless.
     */
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(2);

    /** @param timeout as chosen on the reference host without load */
    public static Deadline after(Duration timeout) {
        return new Deadline(Instant.now(), timeout);
    }

    public boolean isOver() {
        return isOver(elapsed(), HostSpeed.current());
    }

    boolean isOver(Elapsed elapsed, HostSpeed speed) {
        Duration scaled = speed.scale(timeout).multipliedBy(LONGEST);
        Duration limit = scaled.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : scaled;
        return elapsed.adjusted().compareTo(timeout) >= 0 || elapsed.wall().compareTo(limit) >= 0;
    }

    /**
     * Waits until the process has exited or the deadline has expired.
     *
     * @return whether it has exited
     */
    public boolean awaitExit(Process process) throws InterruptedException {
        return awaits(millis -> process.waitFor(millis, TimeUnit.MILLISECONDS));
    }

    /** @param ended waits for at most that many milliseconds, and returns whether the awaited event has happened */
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
     * @return the exception to throw after expiry: the outcome is unknown, and perhaps only for lack of CPU time
     */
    public InconclusiveException missed(String message) {
        Elapsed elapsed = elapsed();
        return elapsed.adjusted().compareTo(timeout) < 0
                ? new TooSlowException(message, elapsed)
                : new InconclusiveException("%s; this took %s".formatted(message, elapsed));
    }

    public Elapsed elapsed() {
        return Elapsed.since(startedAt);
    }
}
