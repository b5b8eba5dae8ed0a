package dev.seaworthy.aws.account;

/** The account cannot be used. The message is one line, which says what to do. */
final class UnusableAccountException extends RuntimeException {

    UnusableAccountException(String message) {
        super(message);
    }
}
