package dev.seaworthy.common;

/**
 * The body of every error response.
 *
 * @param error the reason, in one sentence that every client may see
 */
public record Problem(String error) {

    /** The reason that clients see for a bug. */
    public static final String INTERNAL_ERROR = "internal error, see the log of this replica";
}
