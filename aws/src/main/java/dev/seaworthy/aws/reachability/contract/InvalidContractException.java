package dev.seaworthy.aws.reachability.contract;

/** A contract cannot be read; the message gives file, line, key and reason in one line. */
public final class InvalidContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidContractException(String message) {
        super(message);
    }
}
