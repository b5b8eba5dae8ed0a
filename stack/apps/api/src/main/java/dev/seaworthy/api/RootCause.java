package dev.seaworthy.api;

import java.net.UnknownHostException;

/** The innermost message of a failure. It says most ("connection refused"); the outermost only that a pool is empty. */
final class RootCause {

    private RootCause() {}

    /** One line. The JDK says of an unknown host only its name, which explains nothing by itself. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof UnknownHostException) {
            return "the name is not known (%s)".formatted(innermost.getMessage());
        }
        String message = innermost.getMessage() == null ? "" : innermost.getMessage();
        return message.lines().findFirst().orElse(innermost.getClass().getSimpleName());
    }
}
