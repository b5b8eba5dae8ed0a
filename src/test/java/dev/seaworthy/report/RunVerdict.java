package dev.seaworthy.report;

import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict of a run in a few lines: each violation with its check, the inconclusive checks grouped by reason. */
record RunVerdict(List<RunRow> rows, Duration time) {
    private static final int SHOWN = 160;

    /** @return the counts as text, such as {@code 61 hold, 2 skipped} */
    static String counts(List<RunRow> rows) {
        String counts = Stream.of(Outcome.values())
                .map(outcome -> Map.entry(
                        outcome,
                        rows.stream().filter(row -> row.outcome() == outcome).count()))
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey().counted(count.getValue()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing to check" : counts;
    }

    static String minutes(Duration time) {
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }

    Outcome verdict() {
        return Stream.of(Outcome.VIOLATED, Outcome.ERROR, Outcome.INCONCLUSIVE)
                .filter(outcome -> !of(outcome).isEmpty())
                .findFirst()
                .orElse(of(Outcome.HOLDS).isEmpty() ? Outcome.INCONCLUSIVE : Outcome.HOLDS);
    }

    private List<RunRow> of(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).toList();
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("%nVerdict: %s. %s in %s%n".formatted(verdict(), counts(rows), minutes(time)));
        for (RunRow row : of(Outcome.VIOLATED)) {
            text.append("  VIOLATED %s › %s%n           %s%n".formatted(row.check(), row.title(), shown(row.reason())));
        }
        for (RunRow row : of(Outcome.ERROR)) {
            text.append("  ERROR %s › %s%n        %s%n".formatted(row.check(), row.title(), shown(row.reason())));
        }
        grouped(of(Outcome.INCONCLUSIVE))
                .forEach((reason, such) -> text.append("  INCONCLUSIVE %d × %s%n               first: %s › %s%n"
                        .formatted(
                                such.size(),
                                shown(reason),
                                such.getFirst().check(),
                                such.getFirst().title())));
        return text.toString();
    }

    /**
     * Groups rows by reason. Reasons that differ only in numbers and container ids form one group, and so do all of a
     * slow host.
     */
    private static Map<String, List<RunRow>> grouped(List<RunRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> kindOfReason(row.reason()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .collect(Collectors.toMap(
                        such -> such.getFirst().reason(),
                        Function.identity(),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList(),
                        LinkedHashMap::new));
    }

    private static String kindOfReason(String reason) {
        return reason.startsWith(TooSlowException.REASON)
                ? TooSlowException.REASON
                : reason.replaceAll("[0-9a-f]{12,}|\\d+(\\.\\d+)?", "#");
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
    }
}
