package dev.seaworthy.aws.reachability.template;

/** A value is not known before the deployment; the message says why. */
final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnresolvedException(String message) {
        super(message);
    }
}
