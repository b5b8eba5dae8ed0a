package dev.seaworthy.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that a check observed, beside the one that it expected: a cell of a table on the report's first page.
 *
 * @param container its instance name, such as {@code api-2}; empty for a container of the suite's own
 * @param what the name of the limit, or how the container ended
 * @param expected in the words of {@code observed}: if both are equal, the value complies
 * @param details what else was observed; may be empty
 */
public record ObservedValue(String container, String what, String expected, String observed, String details) {
    private static final String HEAD = Csv.line("container", "what", "expected", "observed", "details");
    private static final int COLUMNS = 5;

    public boolean deviates() {
        return !observed.equals(expected);
    }

    static String csv(List<ObservedValue> values) {
        return Stream.concat(Stream.of(HEAD), values.stream().map(ObservedValue::line))
                .collect(Collectors.joining("\n"));
    }

    private String line() {
        return Csv.line(container, what, expected, observed, details);
    }

    /** @return the values of an attachment; without lines that are incomplete, as after a run that was killed */
    static List<ObservedValue> parse(String csv) {
        return csv.lines()
                .skip(1)
                .map(Csv::values)
                .filter(line -> line.size() == COLUMNS)
                .map(line -> new ObservedValue(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4)))
                .toList();
    }
}
