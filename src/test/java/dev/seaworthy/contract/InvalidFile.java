package dev.seaworthy.contract;

/** A file that cannot be read as what it should be; the message says where and why in one sentence. */
public final class InvalidFile extends RuntimeException {
    InvalidFile(String message, Throwable cause) {
        super(message, cause);
    }
}
