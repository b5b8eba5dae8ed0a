package dev.seaworthy.api;

/** An edit of the configuration is invalid; the message is for the operator who made it. */
final class InvalidConfiguration extends Exception {

    InvalidConfiguration(String reason) {
        super(reason);
    }
}
