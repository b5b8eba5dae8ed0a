package dev.seaworthy.checks;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import java.util.List;

/** What a check needs before it can judge its promise: without it, the check is inconclusive. */
public final class Precondition {
    private Precondition() {}

    /** @throws InconclusiveException with the message of the assertion, if it fails */
    public static void require(Runnable assertion) {
        try {
            assertion.run();
        } catch (AssertionError e) {
            throw new InconclusiveException("a precondition is not met: " + e.getMessage(), e);
        }
    }

    /**
     * @return the running replicas of the service
     * @throws InconclusiveException if there is none
     */
    public static List<Replica> running(Tier tier) {
        if (tier.live().isEmpty()) {
            throw new InconclusiveException(
                    "%s has no running container: %s".formatted(tier.service(), tier.replicas()));
        }
        return tier.live();
    }

    /**
     * @return the running replicas of the service
     * @throws InconclusiveException if there are fewer than two: then one of them proves nothing about the others
     */
    public static List<Replica> severalRunning(Tier tier) {
        if (tier.live().size() < 2) {
            throw new InconclusiveException("%s: expected at least 2 running replicas, found %d"
                    .formatted(tier.service(), tier.live().size()));
        }
        return tier.live();
    }
}
