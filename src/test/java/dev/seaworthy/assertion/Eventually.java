package dev.seaworthy.assertion;

import dev.seaworthy.stack.InconclusiveException;
import dev.seaworthy.stack.StackNotRunningException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits for a condition, never for a time: observes again and again until the judgement holds or the budget is spent.
 * Then the verdict is that of the last observation.
 *
 * @param what the condition, as a clause that follows "until"
 */
public record Eventually(String what, Duration budget) {
    private static final Duration POLL = Duration.ofMillis(200);

    public static Eventually eventually(String what, Duration budget) {
        return new Eventually(what, budget);
    }

    /**
     * @return the observation that was judged well
     * @throws AssertionError if the last observation was judged not to hold
     * @throws InconclusiveException if the last observation could not be made, at once if there is nothing to be seen
     */
    public <T> T of(Callable<T> observation, Consumer<T> judgement) {
        AtomicReference<T> seen = new AtomicReference<>();
        AtomicReference<Throwable> last = new AtomicReference<>();
        if (!inTime(() -> holds(observation, judgement, seen, last))) {
            throw verdict(last.get());
        }
        return seen.get();
    }

    /**
     * For what has to be so before anything can be judged: where it is not, nothing is known of what was to be.
     *
     * @return the observation that was judged well
     * @throws InconclusiveException if there is none
     */
    public <T> T beforehand(Callable<T> observation, Consumer<T> judgement) {
        try {
            return of(observation, judgement);
        } catch (AssertionError e) {
            throw new InconclusiveException(e.getMessage(), e);
        }
    }

    /**
     * For what many rows judge later, each its own part of it: spends the whole budget only if it has to.
     *
     * @return the first observation that is complete, or else the last one
     * @throws InconclusiveException if the last observation could not be made
     */
    public <T> T completeOrLast(Callable<T> observation, Predicate<T> complete) {
        AtomicReference<T> seen = new AtomicReference<>();
        AtomicReference<Throwable> last = new AtomicReference<>();
        Consumer<T> judgement = observed -> {
            if (!complete.test(observed)) {
                throw new AssertionError("not complete");
            }
        };
        if (!inTime(() -> holds(observation, judgement, seen, last)) && last.get() instanceof InconclusiveException) {
            throw verdict(last.get());
        }
        return seen.get();
    }

    private boolean inTime(Callable<Boolean> condition) {
        try {
            Awaitility.await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(budget)
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static <T> boolean holds(
            Callable<T> observation, Consumer<T> judgement, AtomicReference<T> seen, AtomicReference<Throwable> last)
            throws Exception {
        try {
            seen.set(observation.call());
            judgement.accept(seen.get());
            return true;
        } catch (StackNotRunningException e) {
            throw e;
        } catch (AssertionError | InconclusiveException e) {
            last.set(e);
            return false;
        }
    }

    private RuntimeException verdict(Throwable last) {
        String message =
                "waited %.1f s until %s; at last: %s".formatted(budget.toMillis() / 1e3, what, last.getMessage());
        if (last instanceof InconclusiveException) {
            return new InconclusiveException(message, last);
        }
        throw new AssertionError(message, last);
    }
}
