package dev.seaworthy.aws.reachability.account;

/** The named stack is not a deployment that the check can read; the message is one line. */
public final class InvalidStackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidStackException(String message) {
        super(message);
    }
}
