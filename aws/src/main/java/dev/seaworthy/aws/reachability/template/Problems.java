package dev.seaworthy.aws.reachability.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What could not be read: the verdict on it is inconclusive. */
final class Problems {
    private final List<String> sentences = new ArrayList<>();

    void add(String id, String reason) {
        sentences.add("%s: %s".formatted(id, reason));
    }

    void add(UnresolvedException e) {
        sentences.add(e.getMessage());
    }

    /** @return what the function returns; empty, with a problem, if it depends on an unresolved value */
    <T> Optional<T> read(Resource resource, Function<Resource, T> function) {
        try {
            return Optional.of(function.apply(resource));
        } catch (UnresolvedException e) {
            sentences.add(e.getMessage());
            return Optional.empty();
        }
    }

    List<String> sentences() {
        return sentences.stream().distinct().toList();
    }
}
