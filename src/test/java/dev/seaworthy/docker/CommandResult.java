package dev.seaworthy.docker;

import java.util.regex.Pattern;

/**
 * The result of a command.
 *
 * @param exit its exit status
 * @param output its standard output
 * @param errors its standard error
 */
public record CommandResult(int exit, String output, String errors) {
    /** The engine cannot create another network; a regular expression. */
    static final String NO_SUBNET_LEFT =
            "all predefined address pools have been fully subnetted|could not find an available, non-overlapping";

    /** Errors of Docker and Compose about the engine itself, and not about the stack. */
    private static final Pattern ENGINE =
            Pattern.compile("error during connect: |Cannot connect to the Docker daemon" + "|" + NO_SUBNET_LEFT);

    /** @return whether it failed because the engine did not respond, or has no network address left */
    boolean isFailureOfTheEngine() {
        return exit != 0 && ENGINE.matcher(errors).find();
    }
}
