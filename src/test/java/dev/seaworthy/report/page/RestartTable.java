package dev.seaworthy.report.page;

import dev.seaworthy.report.RestartValues;
import dev.seaworthy.report.ValueTable;
import java.util.Comparator;
import java.util.List;

/**
 * The restart policy of each service, and whether its containers were restarted: kind of end × service.
 *
 * @param values in the order of the lines
 */
record RestartTable(List<JudgedValue> values) {
    private static final List<String> CHECKS = List.of("ExitCodeCheck", "RestartCheck", "EngineRestartCheck");
    private static final ServiceTable VERDICTS = new ServiceTable(CHECKS);

    /** @return nothing if the run has no row about restart policies */
    static Html of(ReportedRun run) {
        Html verdicts = VERDICTS.of(run);
        return verdicts.equals(Html.NONE)
                ? Html.NONE
                : Html.of("<h3>Restart policies</h3>\n%s%s", in(run).table(), verdicts);
    }

    /** The policy comes first, then the ends by check. */
    private static RestartTable in(ReportedRun run) {
        return new RestartTable(JudgedValue.of(run, ValueTable.RESTARTS, CHECKS).stream()
                .sorted(Comparator.comparing(RestartTable::isOfAnEnd)
                        .thenComparing(one -> CHECKS.indexOf(one.row().run().check()))
                        .thenComparing(one -> one.value().what()))
                .toList());
    }

    private static boolean isOfAnEnd(JudgedValue one) {
        return !one.value().what().equals(RestartValues.POLICY);
    }

    private Html table() {
        List<String> services =
                values.stream().map(JudgedValue::service).distinct().sorted().toList();
        return services.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <p>A row is how a container ended, a column the service. Above: what the promised restart policy
                        requires. Below: what was observed, with the time until the restart. Exit codes and restarts of
                        the engine are observed with containers of the suite's own that have the service's policy.</p>
                        <div class="wide"><table class="matrix restarts"><thead><tr><th>end</th>%s</tr></thead>
                        <tbody>%s</tbody></table></div>
                        """,
                        services.stream()
                                .map(service -> Html.of("<th scope=\"col\">%s</th>", service))
                                .collect(Html.joined()),
                        values.stream()
                                .map(one -> one.value().what())
                                .distinct()
                                .map(what -> line(what, services))
                                .collect(Html.joined()));
    }

    private Html line(String what, List<String> services) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>\n",
                what,
                services.stream()
                        .map(service -> cell(new ValueCell(values.stream()
                                .filter(one -> one.service().equals(service)
                                        && one.value().what().equals(what))
                                .toList())))
                        .collect(Html.joined()));
    }

    private static Html cell(ValueCell cell) {
        return cell.values().isEmpty()
                ? Html.of("<td></td>")
                : Html.of("<td class=\"%s\">%s%s</td>", cell.style(), cell.expected(), cell.observed());
    }
}
