package dev.seaworthy.assertion;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats a long list for a message: its first three elements, one per line. */
final class FirstOfMany {
    private static final int SHOWN = 3;

    private FirstOfMany() {}

    static <T> String shown(List<T> all, Function<T, String> text) {
        String first =
                all.stream().limit(SHOWN).map(one -> "\n  " + text.apply(one)).collect(Collectors.joining());
        return all.size() > SHOWN ? first + "\n  …" : first;
    }
}
