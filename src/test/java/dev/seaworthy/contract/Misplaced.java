package dev.seaworthy.contract;

import java.util.List;

/** Validation that only shows in the whole of a contract, with the keys that lead to it. */
final class Misplaced extends IllegalArgumentException {
    private final transient List<String> path;

    Misplaced(String sentence, String... path) {
        super(sentence);
        this.path = List.of(path);
    }

    List<String> path() {
        return path;
    }
}
