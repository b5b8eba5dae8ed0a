package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A timeout measured by the {@link HostClock}: it expires later on an overloaded host, and it always expires.
 *
 * <p>Once {@link #isOver} has returned true, it always does, and {@link #elapsed} no longer changes: the clock
 * estimates the time since its last reading, and its next reading may lower the adjusted time to less than the timeout.
 */
public final class Deadline {
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

    private final Instant startedAt;
    private final Duration timeout;
    private final AtomicReference<Elapsed> expiredAfter = new AtomicReference<>();

    /** @param timeout as chosen on the reference host without load */
    public Deadline(Instant startedAt, Duration timeout) {
        this.startedAt = startedAt;
        this.timeout = timeout;
    }

    /** @param timeout as chosen on the reference host without load */
    public static Deadline after(Duration timeout) {
        return new Deadline(Instant.now(), timeout);
    }

    public boolean isOver() {
        return isOver(Elapsed.since(startedAt), HostSpeed.current());
    }

    /** @param elapsed kept if it is the first that is too long */
    boolean isOver(Elapsed elapsed, HostSpeed speed) {
        Duration scaled = speed.scale(timeout).multipliedBy(LONGEST);
        Duration limit = scaled.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : scaled;
        if (elapsed.adjusted().compareTo(timeout) >= 0 || elapsed.wall().compareTo(limit) >= 0) {
            expiredAfter.compareAndSet(null, elapsed);
        }
        return expiredAfter.get() != null;
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

    /** @return the time from the start until {@link #isOver} first returned true; until now if it has not */
    public Elapsed elapsed() {
        Elapsed expired = expiredAfter.get();
        return expired == null ? Elapsed.since(startedAt) : expired;
    }
}
