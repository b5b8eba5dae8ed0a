package dev.seaworthy.checks;

import java.util.function.Supplier;

/**
 * What is done once, for all rows of a check: where it failed, it has failed for each of them, and is not redone. The
 * rows of one instance run one after another, so nobody asks for it twice at once.
 */
public final class Memoized<T> {
    private final Supplier<T> deed;
    private Supplier<T> outcome;

    public Memoized(Supplier<T> deed) {
        this.deed = deed;
    }

    /** @return what the first call got, or throws what that threw */
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
