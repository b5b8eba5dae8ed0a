package dev.seaworthy.contract.yaml;

/** A YAML file cannot be read; the message gives file, line and reason in one sentence. */
public final class InvalidFileException extends RuntimeException {
    InvalidFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
