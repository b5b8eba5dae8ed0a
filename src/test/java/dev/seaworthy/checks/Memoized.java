package dev.seaworthy.checks;

import java.util.function.Supplier;

/**
 * A memoized supplier: runs once, for all rows of a check. A failure is memoized too, and thrown for each row. Not
 * thread-safe: the rows of one test instance run one after another.
 */
public final class Memoized<T> {
    private final Supplier<T> deed;
    private Supplier<T> outcome;

    public Memoized(Supplier<T> deed) {
        this.deed = deed;
    }

    /**
     * @return a supplier that runs now. Its failure is thrown to the row that gets it, so that the observation of one
     *     service blinds no row of another.
     */
    public static <T> Memoized<T> observed(Supplier<T> deed) {
        Memoized<T> observed = new Memoized<>(deed);
        observed.outcome = observed.outcome();
        return observed;
    }

    /** @return the result of the first call, or throws what the first call threw */
    public T get() {
        if (outcome == null) {
            outcome = outcome();
        }
        return outcome.get();
    }

    private Supplier<T> outcome() {
        try {
            T done = deed.get();
            return () -> done;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        } catch (AssertionError e) {
            return () -> {
                throw e;
            };
        }
    }
}
