package dev.seaworthy.assertion;

import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.StackNotRunningException;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Waits for a condition, never for a time: observes again and again until the judgement holds or the time is over. Then
 * the verdict is that of the last observation.
 *
 * <p>The time is that of the machine, see {@link Deadline}: where others use the processors, or the machine is slow,
 * more of it passes by the clock. A promise that was kept late by the clock and in time by the machine is neither kept
 * nor broken: {@link #eventuallyWithin}.
 *
 * @param what the condition, as a clause that follows "until"
 * @param isPromise whether {@code timeout} is a promise of the stack's, and not the suite's own patience
 */
public record Eventually(String what, Duration timeout, boolean isPromise) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** @param timeout the suite's own: for how long it is worth waiting, on a fast and quiet machine */
    public static Eventually eventually(String what, Duration timeout) {
        return new Eventually(what, timeout, false);
    }

    /** @param within what was promised, by the clock */
    public static Eventually eventuallyWithin(String what, Duration within) {
        return new Eventually(what, within, true);
    }

    /**
     * @return the observation that was judged well
     * @throws AssertionError if the last observation was judged not to hold
     * @throws InconclusiveException if the last observation could not be made, at once if there is nothing to be seen;
     *     if the machine did not keep up for as long as the timeout; or if it was seen late that a promise is kept
     */
    public <T> T of(Callable<T> observation, Consumer<T> judgement) {
        Observations<T> observations = new Observations<>(observation, judgement);
        Deadline deadline = await(observations);
        if (!observations.succeeded()) {
            throw verdict(observations.last(), deadline.elapsed());
        }
        Elapsed elapsed = deadline.elapsed();
        if (isPromise && elapsed.wall().compareTo(timeout.plus(POLL)) > 0) {
            String message = "%.1f s were promised until %s, and an observation that ended later saw it"
                    .formatted(seconds(timeout), what);
            throw elapsed.excuses(timeout)
                    ? new TooSlowException(message, elapsed)
                    : new InconclusiveException("%s; this took %s".formatted(message, elapsed));
        }
        return observations.seen();
    }

    /**
     * For what has to be so before anything can be judged: where it is not, nothing is known of what was to be.
     *
     * @return the observation that was judged well
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
     * For what many rows judge later, each its own part of it: spends the whole time only if it has to.
     *
     * @return the first observation that is complete, or else the last one
     * @throws InconclusiveException if the last observation could not be made
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

    /** How long that may be is for the deadline to say, which the clock alone cannot. */
    private Deadline await(Observations<?> observations) {
        Deadline deadline = Deadline.after(timeout);
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .forever()
                .until(() -> observations.once() || deadline.isOver());
        return deadline;
    }

    /**
     * @param last what was wrong with the last observation
     * @return never: it is for the compiler
     */
    RuntimeException verdict(Throwable last, Elapsed waited) {
        String message = "%s, at most %.1f s: %s".formatted(what, seconds(timeout), last.getMessage());
        if (waited.machine().compareTo(timeout) < 0) {
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

    /** One observation after another, each judged. */
    private static final class Observations<T> {
        private final Callable<T> observation;
        private final Consumer<T> judgement;
        private final AtomicReference<T> seen = new AtomicReference<>();
        private final AtomicReference<Throwable> last = new AtomicReference<>();

        Observations(Callable<T> observation, Consumer<T> judgement) {
            this.observation = observation;
            this.judgement = judgement;
        }

        /** @throws StackNotRunningException at once: waiting would not bring it */
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
