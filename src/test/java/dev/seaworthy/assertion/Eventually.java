package dev.seaworthy.assertion;

import dev.seaworthy.stack.NotObserved;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
     * @throws NotObserved if the last observation could not be made
     */
    public <T> T of(Callable<T> observation, Consumer<T> judgement) {
        AtomicReference<T> seen = new AtomicReference<>();
        AtomicReference<Throwable> last = new AtomicReference<>();
        try {
            Awaitility.await(what)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(budget)
                    .until(() -> holds(observation, judgement, seen, last));
            return seen.get();
        } catch (ConditionTimeoutException e) {
            throw verdict(last.get());
        }
    }

    private static <T> boolean holds(
            Callable<T> observation, Consumer<T> judgement, AtomicReference<T> seen, AtomicReference<Throwable> last)
            throws Exception {
        try {
            seen.set(observation.call());
            judgement.accept(seen.get());
            return true;
        } catch (AssertionError | NotObserved e) {
            last.set(e);
            return false;
        }
    }

    private RuntimeException verdict(Throwable last) {
        String message =
                "waited %.1f s until %s; at last: %s".formatted(budget.toMillis() / 1e3, what, last.getMessage());
        if (last instanceof NotObserved) {
            return new NotObserved(message, last);
        }
        throw new AssertionError(message, last);
    }
}
