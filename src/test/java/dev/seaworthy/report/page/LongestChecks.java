package dev.seaworthy.report.page;

import dev.seaworthy.report.RunVerdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checks that took the longest, from the start of their first row until the end of their last one.
 *
 * @param suite the title of the check
 */
record LongestChecks(String suite, Duration after, Duration duration, int rows) {
    private static final int SHOWN = 10;

    static Html of(List<ClassTime> times) {
        long begin = times.stream().mapToLong(ClassTime::start).min().orElse(0);
        return times.stream().collect(Collectors.groupingBy(time -> time.check().name())).values().stream()
                .map(check -> of(check, begin))
                .sorted(Comparator.comparing(LongestChecks::duration).reversed())
                .limit(SHOWN)
                .map(LongestChecks::line)
                .collect(Collectors.collectingAndThen(Html.joined(), LongestChecks::table));
    }

    private static LongestChecks of(List<ClassTime> check, long begin) {
        long start = check.stream().mapToLong(ClassTime::start).min().orElse(0);
        long stop = check.stream().mapToLong(ClassTime::stop).max().orElse(0);
        return new LongestChecks(
                check.getFirst().check().name(),
                Duration.ofMillis(start - begin),
                Duration.ofMillis(stop - start),
                check.stream().mapToInt(time -> time.check().rows().size()).sum());
    }

    private Html line() {
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                suite, RunVerdict.minutes(duration), RunVerdict.minutes(after), rows);
    }

    private static Html table(Html lines) {
        return Html.of("""
                <details><summary>The longest checks</summary>
                <table class="figures">
                <thead><tr><th>check</th><th>took</th><th>started after</th><th>rows</th></tr></thead>
                <tbody>%s</tbody></table></details>
                """, lines);
    }
}
