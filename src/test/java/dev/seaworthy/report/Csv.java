package dev.seaworthy.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of comma-separated values (RFC 4180), every one quoted, so that a value may contain commas and quotes. */
final class Csv {
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    private Csv() {}

    /** A line break within a value is written as a space: a line is a record. */
    static String line(String... values) {
        return Stream.of(values)
                .map(value -> "\"%s\"".formatted(value.replaceAll("\\R", " ").replace("\"", "\"\"")))
                .collect(Collectors.joining(","));
    }

    static List<String> values(String line) {
        return VALUE.matcher(line)
                .results()
                .map(value -> value.group(1).replace("\"\"", "\""))
                .toList();
    }
}
