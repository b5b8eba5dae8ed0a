package dev.seaworthy.docker;

/** Inconclusive because the host was too slow: the delay may come from the stack or from the host. */
public final class TooSlowException extends InconclusiveException {
    /** The beginning of every message. */
    public static final String REASON = "host too slow";

    /**
     * @param message what was expected and what was observed
     * @param meanwhile the time of the observation
     */
    public TooSlowException(String message, Elapsed meanwhile) {
        this("%s; this took %s".formatted(message, meanwhile));
    }

    /** @param cause the cause of the observation */
    public TooSlowException(String message, Elapsed meanwhile, Throwable cause) {
        this(message, meanwhile);
        initCause(cause);
    }

    /** @param message what was expected and what was observed, with the host's load */
    public TooSlowException(String message) {
        super(REASON + ": " + message);
    }
}
