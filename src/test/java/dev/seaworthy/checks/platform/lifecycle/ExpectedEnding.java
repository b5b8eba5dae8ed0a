package dev.seaworthy.checks.platform.lifecycle;

import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.Engine.Ending;
import dev.seaworthy.report.ObservedValue;
import dev.seaworthy.report.RestartValues;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What a restart policy does with a container whose process exits at once.
 *
 * @param isMet whether the container ended so
 * @param words what is expected, for the message
 * @param name what is expected, for the table of the report
 */
record ExpectedEnding(Predicate<Ending> isMet, String words, String name) {
    /** The engine doubles its pause before each restart: the fifth is 3 s after the first start, the tenth 102 s. */
    private static final int MOST_WATCHED = 5;

    static ExpectedEnding of(RestartPolicy policy, int exitCode) {
        OptionalInt most = policy.maxRetries();
        if (!policy.restartsAfter(exitCode, 0)) {
            return new ExpectedEnding(
                    seen -> seen.restarts() == 0 && isOver(seen), "was not restarted", RestartValues.STAYED_DOWN);
        }
        if (isWatched(most)) {
            return new ExpectedEnding(
                    seen -> seen.restarts() == most.getAsInt() && isOver(seen),
                    "was restarted %d times and then stayed exited".formatted(most.getAsInt()),
                    "restarted %d times, then stayed down".formatted(most.getAsInt()));
        }
        return new ExpectedEnding(
                seen -> seen.restarts() >= 2, "was restarted at least twice", RestartValues.RESTARTED);
    }

    /** @return the ending beside the expected one, for the report */
    ObservedValue beside(Ending seen, int exitCode) {
        boolean met = isMet.test(seen);
        return new ObservedValue(
                "",
                "exit code " + exitCode,
                name,
                met ? name : seen.toString(),
                met && name.equals(RestartValues.RESTARTED) ? "%d times so far".formatted(seen.restarts()) : "");
    }

    /** @return whether there is a maximum number of retries that is reached within seconds */
    static boolean isWatched(OptionalInt most) {
        return most.isPresent() && most.getAsInt() <= MOST_WATCHED;
    }

    private static boolean isOver(Ending seen) {
        return seen.state().equals("exited");
    }
}
