package dev.seaworthy.docker;

/** Compose rejects the files of a stack: nothing of it can be started or observed. */
public final class InvalidComposeFileException extends InconclusiveException {
    InvalidComposeFileException(String reason) {
        super(reason);
    }
}
