package dev.seaworthy.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time in which one thread ran rows of one check, and none of another check in between. Times are in milliseconds
 * since 1970.
 *
 * @param check its title and these rows, which all have a result
 */
record ClassTime(String thread, RowGroup check) {
    /** @return the times of all threads, ordered by thread and start */
    static List<ClassTime> of(ReportedRun run) {
        List<ClassTime> times = new ArrayList<>();
        run.rows().stream()
                .filter(row -> row.result().filter(result -> result.start() > 0).isPresent())
                .map(row -> new ClassTime(threadOf(row), new RowGroup(row.suite(), List.of(row))))
                .sorted(Comparator.comparing((ClassTime time) -> time.thread.length())
                        .thenComparing(ClassTime::thread)
                        .thenComparing(ClassTime::start))
                .forEach(time -> {
                    if (!times.isEmpty() && times.getLast().precedes(time)) {
                        times.add(times.removeLast().with(time));
                    } else {
                        times.add(time);
                    }
                });
        return List.copyOf(times);
    }

    /** Allure's label is {@code PID@HOST.THREAD(ID)}; JUnit numbers its threads. */
    private static String threadOf(ReportedRow row) {
        String label = row.result().map(result -> result.label("thread")).orElse("");
        return label.matches(".*worker-\\d+\\(.*") ? label.replaceFirst(".*worker-(\\d+)\\(.*", "thread $1") : label;
    }

    private boolean precedes(ClassTime next) {
        return next.thread.equals(thread) && next.check.name().equals(check.name());
    }

    private ClassTime with(ClassTime next) {
        return new ClassTime(
                thread,
                new RowGroup(
                        check.name(),
                        Stream.concat(check.rows().stream(), next.check.rows().stream())
                                .toList()));
    }

    long start() {
        return results().mapToLong(AllureResult::start).min().orElse(0);
    }

    long stop() {
        return results().mapToLong(AllureResult::stop).max().orElse(0);
    }

    private Stream<AllureResult> results() {
        return check.rows().stream().flatMap(row -> row.result().stream());
    }
}
