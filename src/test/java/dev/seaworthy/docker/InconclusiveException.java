package dev.seaworthy.docker;

/**
 * The verdict INCONCLUSIVE: an observation was not possible, so nothing is known about the promise. The check is
 * reported as broken, which means neither that the promise holds nor that it is violated, and never that an object is
 * absent.
 */
public class InconclusiveException extends RuntimeException {
    public InconclusiveException(String reason) {
        super(reason);
    }

    public InconclusiveException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
