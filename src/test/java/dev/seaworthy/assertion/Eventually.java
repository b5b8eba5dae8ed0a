package dev.seaworthy.assertion;

import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.StackNotRunningException;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Polls a condition until it holds or the timeout expires. If it does not hold in time, one more observation begins
 * after the timeout, and the verdict is that of this one.
 *
 * <p>The timeout counts adjusted time, see {@link Deadline}: on a slow or busy host it takes longer by the clock. A
 * promise that was fulfilled late by the clock but in time by adjusted time is inconclusive: {@link #eventuallyWithin}.
 *
 * @param what the condition, as a clause that follows "until"
 * @param isPromise whether {@code timeout} is promised by the contract; otherwise it is the suite's own timeout
 */
public record Eventually(String what, Duration timeout, boolean isPromise) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** @param timeout the suite's own, for a fast and idle host */
    public static Eventually eventually(String what, Duration timeout) {
        return new Eventually(what, timeout, false);
    }

    /** @param within the promised time, by the clock */
    public static Eventually eventuallyWithin(String what, Duration within) {
        return new Eventually(what, within, true);
    }

    /**
     * @return the observation that passed the judgement
     * @throws AssertionError if the last observation failed the judgement
     * @throws InconclusiveException if the last observation was not possible, immediately if the stack is not running;
     *     if the host was overloaded during the timeout; or if a promised condition was observed too late
     */
    public <T> T of(Callable<T> observation, Consumer<T> judgement) {
        Instant began = Instant.now();
        Observations<T> observations = new Observations<>(observation, judgement);
        Deadline deadline = await(observations);
        if (!observations.succeeded()) {
            throw verdict(observations.last(), deadline.elapsed());
        }
        Elapsed elapsed = Elapsed.since(began);
        if (isPromise && elapsed.wall().compareTo(timeout.plus(POLL)) > 0) {
            String message = "expected within %.1f s: %s, but it was observed later".formatted(seconds(timeout), what);
            throw elapsed.excuses(timeout)
                    ? new TooSlowException(message, elapsed)
                    : new InconclusiveException("%s; this took %s".formatted(message, elapsed));
        }
        return observations.seen();
    }

    /**
     * Waits for a precondition of a check: if it is not met, the check is inconclusive.
     *
     * @return the observation that passed the judgement
     * @throws InconclusiveException if there is none
     */
    public <T> T beforehand(Callable<T> observation, Consumer<T> judgement) {
        try {
            return new Eventually(what, timeout, false).of(observation, judgement);
        } catch (AssertionError e) {
            throw new InconclusiveException(e.getMessage(), e);
        }
    }

    /**
     * Waits for an observation that several rows judge later. Returns before the timeout if it is complete.
     *
     * @return the first complete observation, or the last one
     * @throws InconclusiveException if the last observation was not possible
     */
    public <T> T completeOrLast(Callable<T> observation, Predicate<T> complete) {
        Observations<T> observations = new Observations<>(observation, observed -> {
            if (!complete.test(observed)) {
                throw new AssertionError("not complete");
            }
        });
        Deadline deadline = await(observations);
        if (observations.last() instanceof InconclusiveException && !observations.succeeded()) {
            throw verdict(observations.last(), deadline.elapsed());
        }
        return observations.seen();
    }

    /** The deadline ends the polling, not Awaitility: Awaitility only knows wall-clock time. */
    private Deadline await(Observations<?> observations) {
        Deadline deadline = Deadline.after(timeout);
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .forever()
                .until(() -> {
                    boolean over = deadline.isOver(); // before the observation, which may be slow
                    return observations.once() || over;
                });
        return deadline;
    }

    /**
     * @param last the failure of the last observation
     * @return never; the return type lets callers write {@code throw}
     */
    RuntimeException verdict(Throwable last, Elapsed waited) {
        String message = "%s (timeout %.1f s): %s".formatted(what, seconds(timeout), last.getMessage());
        if (waited.adjusted().compareTo(timeout) < 0) {
            throw new TooSlowException("waited until " + message, waited, last);
        }
        if (last instanceof InconclusiveException) {
            throw new InconclusiveException("waited %s until %s".formatted(waited, message), last);
        }
        throw new AssertionError("waited %s until %s".formatted(waited, message), last);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** Makes and judges observations, and keeps the last one and its failure. */
    private static final class Observations<T> {
        private final Callable<T> observation;
        private final Consumer<T> judgement;
        private final AtomicReference<T> seen = new AtomicReference<>();
        private final AtomicReference<Throwable> last = new AtomicReference<>();

        Observations(Callable<T> observation, Consumer<T> judgement) {
            this.observation = observation;
            this.judgement = judgement;
        }

        /** @throws StackNotRunningException immediately: waiting does not start the stack */
        boolean once() throws Exception {
            try {
                seen.set(observation.call());
                judgement.accept(seen.get());
                last.set(null);
            } catch (StackNotRunningException e) {
                throw e;
            } catch (AssertionError | InconclusiveException e) {
                last.set(e);
            }
            return succeeded();
        }

        boolean succeeded() {
            return last.get() == null;
        }

        T seen() {
            return seen.get();
        }

        Throwable last() {
            return last.get();
        }
    }
}
