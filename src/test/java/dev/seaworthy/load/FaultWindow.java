package dev.seaworthy.load;

import dev.seaworthy.docker.Replica;
import java.time.Instant;

/**
 * Something that was done to the stack while it was used.
 *
 * @param what and to which container
 * @param began the moment before it was done
 * @param back when what had been taken away was there again, though perhaps not ready
 * @param over when the stack was well again
 */
public record FaultWindow(String what, Instant began, Instant back, Instant over) {
    /** @return one that is not over yet */
    public static FaultWindow of(Replica container, String what, Instant began) {
        return new FaultWindow(
                "%s (%.12s) %s".formatted(container.instance(), container.id(), what), began, began, began);
    }

    public FaultWindow ended(Instant backAt, Instant overAt) {
        return new FaultWindow(what, began, backAt, overAt);
    }
}
