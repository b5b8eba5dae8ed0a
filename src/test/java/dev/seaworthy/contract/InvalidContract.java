package dev.seaworthy.contract;

/** A contract that cannot be read as one; the message says where and why in one sentence. */
public final class InvalidContract extends InvalidFile {
    InvalidContract(String message, Throwable cause) {
        super(message, cause);
    }
}
