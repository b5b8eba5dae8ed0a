package dev.seaworthy.frontend;

import java.time.Duration;

/** The moment until which an answer is of use, however many attempts it takes. */
record Deadline(long nanoTime) {

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Zero or less once it has passed. */
    long nanosLeft() {
        return nanoTime - System.nanoTime();
    }
}
