package dev.seaworthy.docker;

/**
 * The third verdict: something could not be seen, so nothing is known about it. A check that ends with it is broken,
 * which is neither "holds" nor "violated", and never "absent".
 */
public class InconclusiveException extends RuntimeException {
    public InconclusiveException(String reason) {
        super(reason);
    }

    public InconclusiveException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
