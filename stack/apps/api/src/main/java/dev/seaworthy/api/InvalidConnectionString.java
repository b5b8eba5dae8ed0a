package dev.seaworthy.api;

/** Says what is wrong with a connection string without repeating it: it may contain a password. */
final class InvalidConnectionString extends RuntimeException {

    InvalidConnectionString(String problem) {
        super(problem);
    }
}
