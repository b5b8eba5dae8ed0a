package dev.seaworthy.api;

/** The innermost message of a failure. It says most ("connection refused"); the outermost only that a pool is empty. */
final class RootCause {

    private RootCause() {}

    /** One line. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? "" : innermost.getMessage();
        return message.lines().findFirst().orElse(innermost.getClass().getSimpleName());
    }
}
