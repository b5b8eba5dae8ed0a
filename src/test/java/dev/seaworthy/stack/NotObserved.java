package dev.seaworthy.stack;

/**
 * The third verdict: something could not be seen, so nothing is known about it. A check that ends with it is broken,
 * which is neither "holds" nor "violated", and never "absent".
 */
public class NotObserved extends RuntimeException {
    public NotObserved(String reason) {
        super(reason);
    }

    public NotObserved(String reason, Throwable cause) {
        super(reason, cause);
    }
}
