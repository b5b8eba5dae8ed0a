package dev.seaworthy.docker;

/** Compose created no container of a stack. */
public final class StartFailedException extends InconclusiveException {
    StartFailedException(String error, Throwable cause) {
        super("the stack did not start: " + error, cause);
    }
}
