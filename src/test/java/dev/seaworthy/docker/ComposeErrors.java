package dev.seaworthy.docker;

import java.util.regex.Pattern;

/** Tells from the errors of Compose and the engine why a command failed. */
public final class ComposeErrors {
    private static final Pattern NO_HOST_PORT =
            Pattern.compile("port is already allocated|all ports are allocated|address already in use");

    private ComposeErrors() {}

    /** @return whether a port of the host, or every port of a range, is in use */
    public static boolean nameUsedHostPort(String errors) {
        return NO_HOST_PORT.matcher(errors).find();
    }
}
