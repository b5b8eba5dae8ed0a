package dev.seaworthy.aws.projection;

/** The template has something that the projection does not know; the message says what. */
public final class ProjectionException extends RuntimeException {
    ProjectionException(String message) {
        super(message);
    }
}
