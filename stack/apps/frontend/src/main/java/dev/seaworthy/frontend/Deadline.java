package dev.seaworthy.frontend;

import java.time.Duration;

/** The time at which a call ends, regardless of the number of its attempts. */
record Deadline(long nanoTime) {

    static Deadline after(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /** Zero or less once it has passed. */
    long nanosLeft() {
        return nanoTime - System.nanoTime();
    }
}
