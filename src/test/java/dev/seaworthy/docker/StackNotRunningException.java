package dev.seaworthy.docker;

/** What was to be looked at does not exist, or nobody tells of it: waiting would not bring it. */
public final class StackNotRunningException extends InconclusiveException {
    StackNotRunningException(String reason) {
        super(reason);
    }

    StackNotRunningException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
