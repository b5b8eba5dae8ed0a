package dev.seaworthy.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last entries of a long list, with the number of omitted ones. */
final class Excerpt {
    private Excerpt() {}

    /** @return the last entries, one per line */
    static <T> String of(List<T> all, int shown, Function<T, String> text) {
        int left = Math.max(0, all.size() - shown);
        String end = all.stream().skip(left).map(text).collect(Collectors.joining("\n"));
        if (all.isEmpty()) {
            return Evidence.NONE;
        }
        return left == 0 ? end : "… %d earlier entries omitted …%n%s".formatted(left, end);
    }
}
