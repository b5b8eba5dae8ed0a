package dev.seaworthy.checks.platform.lifecycle;

import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.Engine.Ending;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What a restart policy does with a container whose process exits at once.
 *
 * @param isMet whether the container ended so
 * @param words what is expected, for the message
 */
record ExpectedEnding(Predicate<Ending> isMet, String words) {
    /** The engine doubles its pause before each restart: the fifth is 3 s after the first start, the tenth 102 s. */
    private static final int MOST_WATCHED = 5;

    static ExpectedEnding of(RestartPolicy policy, int exitCode) {
        OptionalInt most = policy.maxRetries();
        if (!policy.restartsAfter(exitCode, 0)) {
            return new ExpectedEnding(seen -> seen.restarts() == 0 && isOver(seen), "was not restarted");
        }
        if (isWatched(most)) {
            return new ExpectedEnding(
                    seen -> seen.restarts() == most.getAsInt() && isOver(seen),
                    "was restarted %d times and then stayed exited".formatted(most.getAsInt()));
        }
        return new ExpectedEnding(seen -> seen.restarts() >= 2, "was restarted at least twice");
    }

    /** @return whether there is a maximum number of retries that is reached within seconds */
    static boolean isWatched(OptionalInt most) {
        return most.isPresent() && most.getAsInt() <= MOST_WATCHED;
    }

    private static boolean isOver(Ending seen) {
        return seen.state().equals("exited");
    }
}
