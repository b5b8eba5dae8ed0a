package dev.seaworthy.docker;

/** Thrown if the object to observe does not exist, or the engine does not report it: waiting would not help. */
public final class StackNotRunningException extends InconclusiveException {
    StackNotRunningException(String reason) {
        super(reason);
    }

    StackNotRunningException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
