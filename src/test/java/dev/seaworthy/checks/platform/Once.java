package dev.seaworthy.checks.platform;

import java.util.function.Supplier;

/**
 * What is done once, for the rows of all services: where it failed, it has failed for each of them, and is not redone.
 */
final class Once<T> {
    private final Supplier<T> deed;
    private Supplier<T> outcome;

    Once(Supplier<T> deed) {
        this.deed = deed;
    }

    /** @return what the first call got, or throws what that threw */
    T get() {
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
