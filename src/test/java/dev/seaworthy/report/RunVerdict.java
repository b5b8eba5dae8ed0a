package dev.seaworthy.report;

import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict of a run in a few lines: each violation with its check, the inconclusive checks grouped by reason, the
 * most frequent one first.
 */
public record RunVerdict(List<RunRow> rows, Duration time) {
    private static final int SHOWN = 400;

    /** @return the counts as text, such as {@code 61 hold, 2 skipped} */
    public static String counts(List<RunRow> rows) {
        String counts = Stream.of(Outcome.values())
                .map(outcome -> Map.entry(
                        outcome,
                        rows.stream().filter(row -> row.outcome() == outcome).count()))
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getKey().counted(count.getValue()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing to check" : counts;
    }

    /** @return the duration as text, such as {@code 2 min 5 s} */
    public static String minutes(Duration time) {
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
        for (List<RunRow> such : groupedByReason(of(Outcome.INCONCLUSIVE), RunRow::reason)) {
            RunRow first = such.getFirst();
            text.append("  INCONCLUSIVE %d × %s%n               first: %s › %s%n"
                    .formatted(such.size(), shown(first.reason()), first.check(), first.title()));
        }
        return text.toString();
    }

    /**
     * Groups rows by reason, the largest group first. Reasons that differ only in numbers, container ids and what was
     * not judged because of them form one group, and so do all of a slow host.
     *
     * @param reason of a row
     */
    public static <T> List<List<T>> groupedByReason(List<T> rows, Function<T, String> reason) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> kindOfReason(reason.apply(row)), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .sorted(Comparator.comparing(such -> -such.size()))
                .toList();
    }

    private static String kindOfReason(String reason) {
        return reason.startsWith(TooSlowException.REASON)
                ? TooSlowException.REASON
                : reason.replaceFirst("(?s); therefore not judged: .*", "")
                        .replaceAll("[0-9a-f]{12,}|\\d+(\\.\\d+)?", "#");
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
    }
}
