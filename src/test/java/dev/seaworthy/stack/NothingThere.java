package dev.seaworthy.stack;

/** What was to be looked at does not exist, or nobody tells of it: waiting would not bring it. */
public final class NothingThere extends NotObserved {
    NothingThere(String reason) {
        super(reason);
    }

    NothingThere(String reason, Throwable cause) {
        super(reason, cause);
    }
}
