package dev.seaworthy.docker;

/**
 * Inconclusive because the machine did not keep up: whose time was spent, the stack's or the machine's, is not known.
 */
public final class TooSlowException extends InconclusiveException {
    /** How each of them begins. */
    public static final String REASON = "machine too slow";

    /**
     * @param message what was expected and what was seen
     * @param meanwhile the time in which it was seen
     */
    public TooSlowException(String message, Elapsed meanwhile) {
        this("%s; this took %s".formatted(message, meanwhile));
    }

    /** @param cause of what was seen */
    public TooSlowException(String message, Elapsed meanwhile, Throwable cause) {
        this(message, meanwhile);
        initCause(cause);
    }

    /** @param message what was expected and what was seen, of the machine too */
    public TooSlowException(String message) {
        super(REASON + ": " + message);
    }
}
