package dev.seaworthy.selftest.proof;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Selects cases by the words in {@code -Dcases=port,exercise}; without them, all. */
final class CaseSelection {
    private CaseSelection() {}

    /**
     * @return whether a name contains one of the words
     * @throws IllegalArgumentException if a word is part of no name: a run that judges nothing would pass
     */
    static Predicate<String> current() {
        return of(System.getProperty("cases", ""), names());
    }

    static Predicate<String> of(String property, List<String> names) {
        if (property.isEmpty()) {
            return any -> true;
        }
        List<String> words = List.of(property.split(",", -1));
        for (String word : words) {
            if (word.isBlank() || names.stream().noneMatch(name -> name.contains(word))) {
                throw new IllegalArgumentException(
                        "-Dcases=%s: no case contains \"%s\" in its name".formatted(property, word));
            }
        }
        return name -> words.stream().anyMatch(name::contains);
    }

    private static List<String> names() {
        return Stream.concat(
                        Stream.of("hold", "violated", "inconclusive", "refused")
                                .flatMap(kind -> CaseFile.all(kind).stream())
                                .map(CaseFile::name),
                        ReadyContract.all().stream().map(ReadyContract::name))
                .toList();
    }
}
