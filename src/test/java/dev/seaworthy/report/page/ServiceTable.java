package dev.seaworthy.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The verdicts of some checks by obligation and service, with what the contract promises for each service: also those
 * of rows that observed no value.
 *
 * @param checks the simple names of the classes, in the order of their lines
 */
record ServiceTable(List<String> checks) {
    /** The service at the beginning of a row, which JUnit quotes, and after it the promise. */
    private static final Pattern ROW = Pattern.compile("(?s)\"?(?<service>[\\w.-]+)\"?(?:: (?<promise>.*))?");

    private record Cell(String service, String promise, ReportedRow row) {
        static Stream<Cell> of(ReportedRow row) {
            Matcher parts = ROW.matcher(row.subject());
            return parts.matches()
                    ? Stream.of(new Cell(
                            parts.group("service"), parts.group("promise") == null ? "" : parts.group("promise"), row))
                    : Stream.empty();
        }
    }

    /** @return nothing if the run has no row of these checks */
    Html of(ReportedRun run) {
        List<Cell> cells = run.rows().stream()
                .filter(row -> checks.contains(row.run().check()))
                .sorted(Comparator.comparingInt(
                                (ReportedRow row) -> checks.indexOf(row.run().check()))
                        .thenComparing(ReportedRow::obligation))
                .flatMap(Cell::of)
                .toList();
        List<String> services =
                cells.stream().map(Cell::service).distinct().sorted().toList();
        return cells.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <details%s><summary>All verdicts by obligation</summary>
                        <div class="wide"><table class="verdicts"><thead><tr><th>obligation</th>%s</tr></thead>
                        <tbody>%s</tbody></table></div>
                        </details>
                        """,
                        cells.stream().anyMatch(cell -> cell.row().isUnresolved()) ? Html.of(" open") : Html.NONE,
                        services.stream()
                                .map(service -> Html.of(
                                        "<th scope=\"col\">%s<br><small>%s</small></th>",
                                        service, promise(service, cells)))
                                .collect(Html.joined()),
                        cells.stream()
                                .map(cell -> cell.row().obligation())
                                .distinct()
                                .map(obligation -> line(obligation, services, cells))
                                .collect(Html.joined()));
    }

    private static String promise(String service, List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.service().equals(service))
                .map(Cell::promise)
                .filter(promise -> !promise.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Html line(String obligation, List<String> services, List<Cell> cells) {
        List<Cell> line = cells.stream()
                .filter(cell -> cell.row().obligation().equals(obligation))
                .toList();
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>\n",
                obligation,
                services.stream()
                        .map(service -> marks(
                                line.stream().filter(cell -> cell.service().equals(service))))
                        .collect(Html.joined()));
    }

    private static Html marks(Stream<Cell> cells) {
        return Html.of(
                "<td>%s</td>",
                cells.map(cell -> RequirementsSection.mark(cell.row())).collect(Html.joined()));
    }
}
