package dev.seaworthy.contract;

import java.util.List;

/** A contract is invalid as a whole; {@link #path()} leads to the key that is wrong. */
public final class InvalidContractException extends IllegalArgumentException {
    private final transient List<String> path;

    InvalidContractException(String sentence, String... path) {
        super(sentence);
        this.path = List.of(path);
    }

    public List<String> path() {
        return path;
    }
}
