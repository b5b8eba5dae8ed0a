package dev.seaworthy.api;

import java.net.UnknownHostException;

/**
 * The message of a failure's innermost cause. It is the most specific one ("connection refused"); the outermost only
 * reports that a pool is empty.
 */
final class RootCause {

    private RootCause() {}

    /** One line. The JDK's message for an unknown host is only its name. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof UnknownHostException) {
            return "unknown host %s".formatted(innermost.getMessage());
        }
        String message = innermost.getMessage() == null ? "" : innermost.getMessage();
        return message.lines().findFirst().orElse(innermost.getClass().getSimpleName());
    }
}
