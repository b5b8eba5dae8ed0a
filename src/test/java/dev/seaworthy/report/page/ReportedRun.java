package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run as its reports describe it.
 *
 * @param verdict empty if the run did not finish; then the rows are those that Allure has a result of
 * @param environment the lines of Allure's box <i>Environment</i>, ordered by key
 */
record ReportedRun(Optional<VerdictFile> verdict, List<ReportedRow> rows, Map<String, String> environment) {
    /** @param reports the directory of the run's reports */
    static ReportedRun in(Path reports) {
        AllureResults results = AllureResults.in(reports.resolve("allure-results"));
        Optional<VerdictFile> verdict = VerdictFile.in(reports);
        Map<String, List<AllureResult>> byCheck =
                results.all().stream().collect(Collectors.groupingBy(AllureResult::check));
        List<RunRow> rows = verdict.map(VerdictFile::rows)
                .orElseGet(() -> results.all().stream().map(AllureResult::row).toList());
        return new ReportedRun(
                verdict,
                IntStream.range(0, rows.size())
                        .mapToObj(index -> ReportedRow.of(
                                index,
                                rows.get(index),
                                byCheck.getOrDefault(rows.get(index).check(), List.of())))
                        .toList(),
                results.environment());
    }

    List<ReportedRow> rows(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).toList();
    }

    /** @return the name of the stack, or the address of a deployment elsewhere */
    Optional<String> subject() {
        return Stream.of("Stack", "Target")
                .map(environment::get)
                .filter(name -> name != null)
                .findFirst();
    }
}
