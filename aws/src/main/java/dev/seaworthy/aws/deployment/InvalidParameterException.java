package dev.seaworthy.aws.deployment;

/** A parameter of the deployment is invalid; the message is one line for the person who deploys. */
public final class InvalidParameterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidParameterException(String parameter, String expected, Object found) {
        this("%s: expected %s, but found %s".formatted(parameter, expected, found));
    }

    InvalidParameterException(String message) {
        super(message);
    }
}
