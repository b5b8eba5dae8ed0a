package dev.seaworthy.api;

/** A connection string is invalid. The message does not contain the string, which may contain a password. */
final class InvalidConnectionString extends RuntimeException {

    InvalidConnectionString(String problem) {
        super(problem);
    }
}
