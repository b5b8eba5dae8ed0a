package dev.seaworthy.report.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loads during which faults were injected: a table of all, and the plot and the figures of each. */
final class FaultExperiments {
    private static final int PLOTS = 1_500_000;
    /** Columns of the table by the name of the figure. */
    private static final Map<String, String> COLUMNS = columns();

    private FaultExperiments() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("requests sent", "requests");
        columns.put("failed", "failed");
        columns.put("lost", "lost");
        columns.put("duplicated", "dupli\u00ADcated");
        columns.put("p50, ms", "p50, ms");
        columns.put("p99, ms", "p99, ms");
        columns.put("max, ms", "max, ms");
        columns.put("longest acknowledgement gap, ms", "longest gap, ms");
        columns.put("retries absorbed by the edge", "retries: edge");
        columns.put("retries absorbed by api-lb", "retries: api-lb");
        columns.put("CPU pressure, %", "CPU pres\u00ADsure, %");
        return columns;
    }

    static Html of(ReportedRun run) {
        List<LoadSummary> all = LoadSummary.all(run);
        if (all.isEmpty()) {
            return Html.NONE;
        }
        EvidenceList plots = new EvidenceList(SizeBudget.of(PLOTS, all.size()));
        Collection<List<LoadSummary>> byObligation = all.stream()
                .collect(Collectors.groupingBy(load -> obligation(load.row()), LinkedHashMap::new, Collectors.toList()))
                .values();
        return Html.of(
                """
                <h3>Fault experiments</h3>
                <p>Latency under load while a fault is injected, for the whole experiment. The longest gap is the
                longest time without an acknowledged request.</p>
                <div class="wide"><table class="figures"><thead><tr><th>fault</th>%s</tr></thead>
                %s</table></div>
                %s""",
                COLUMNS.values().stream()
                        .map(column -> Html.of("<th scope=\"col\">%s</th>", column))
                        .collect(Html.joined()),
                byObligation.stream().map(FaultExperiments::lines).collect(Html.joined()),
                byObligation.stream().map(loads -> details(loads, plots)).collect(Html.joined()));
    }

    private static String obligation(ReportedRow row) {
        return row.suite() + ": " + row.obligation();
    }

    private static Html lines(List<LoadSummary> loads) {
        return Html.of(
                "<tbody><tr><th colspan=\"%s\" scope=\"rowgroup\">%s</th></tr>\n%s</tbody>\n",
                COLUMNS.size() + 1,
                obligation(loads.getFirst().row()),
                loads.stream().map(FaultExperiments::line).collect(Html.joined()));
    }

    private static Html line(LoadSummary load) {
        return Html.of(
                "<tr><th scope=\"row\">%s %s</th>%s</tr>\n",
                Mark.of(load.row().outcome()),
                fault(load.row()),
                COLUMNS.keySet().stream()
                        .map(figure -> Html.of("<td>%s</td>", load.figure(figure)))
                        .collect(Html.joined()));
    }

    private static String fault(ReportedRow row) {
        return row.subject().isEmpty() ? row.obligation() : row.subject();
    }

    private static Html details(List<LoadSummary> loads, EvidenceList plots) {
        Html plotted = loads.stream()
                .map(load -> Html.of(
                        """
                        <details><summary>%s %s</summary>
                        %s
                        <table>%s</table>
                        </details>
                        """,
                        Mark.of(load.row().outcome()),
                        fault(load.row()),
                        load.plot().map(plots::image).orElse(Html.NONE),
                        load.figures().entrySet().stream()
                                .map(figure -> Html.of(
                                        "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n",
                                        figure.getKey(), figure.getValue()))
                                .collect(Html.joined())))
                .collect(Html.joined());
        return Html.of(
                "<details class=\"tree\"><summary>Plots of %s</summary>\n%s</details>\n",
                obligation(loads.getFirst().row()), plotted);
    }
}
