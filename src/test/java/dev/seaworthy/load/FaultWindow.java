package dev.seaworthy.load;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.docker.Replica;
import java.time.Instant;

/**
 * The time from the injection of a fault until every replica serves requests again.
 *
 * @param what the fault and its container
 * @param kind selects the latency budget of the contract
 * @param began the moment before the injection
 * @param back when the affected container or service runs again, though perhaps not ready
 * @param over when every replica serves requests again
 */
public record FaultWindow(String what, FaultKind kind, Instant began, Instant back, Instant over) {
    /** @return a window that is still open */
    public static FaultWindow of(Replica container, String what, FaultKind kind, Instant began) {
        return new FaultWindow(
                "%s (%.12s) %s".formatted(container.instance(), container.id(), what), kind, began, began, began);
    }

    public FaultWindow ended(Instant backAt, Instant overAt) {
        return new FaultWindow(what, kind, began, backAt, overAt);
    }
}
