package dev.seaworthy.common;

/** An environment variable is missing or invalid; the message is one line for the operator. */
public final class InvalidEnvironment extends RuntimeException {

    /** @param expected what the variable should hold; never the value itself, which may contain a password */
    public InvalidEnvironment(String variable, String expected) {
        super("%s: expected %s".formatted(variable, expected));
    }
}
