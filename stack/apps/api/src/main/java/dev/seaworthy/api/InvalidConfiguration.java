package dev.seaworthy.api;

/** Why an edit of the configuration is refused, in words for the one who made it. */
final class InvalidConfiguration extends Exception {

    InvalidConfiguration(String reason) {
        super(reason);
    }
}
