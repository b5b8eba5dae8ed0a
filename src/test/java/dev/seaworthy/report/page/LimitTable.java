package dev.seaworthy.report.page;

import dev.seaworthy.report.LimitValues;
import dev.seaworthy.report.ValueTable;
import java.util.List;
import java.util.stream.Stream;

/** The limits of each service: promised, set, and reached when a process exceeded them. */
record LimitTable(List<JudgedValue> set, List<JudgedValue> reached) {
    private static final List<String> CHECKS = List.of("LimitsSettingCheck", "LimitsCheck");
    private static final ServiceTable VERDICTS = new ServiceTable(CHECKS);

    /** @return nothing if the run has no row about limits */
    static Html of(ReportedRun run) {
        Html verdicts = VERDICTS.of(run);
        return verdicts.equals(Html.NONE) ? Html.NONE : Html.of("<h3>Limits</h3>\n%s%s", in(run).table(), verdicts);
    }

    private static LimitTable in(ReportedRun run) {
        return new LimitTable(
                JudgedValue.of(run, ValueTable.LIMITS_SET, CHECKS),
                JudgedValue.of(run, ValueTable.LIMITS_REACHED, CHECKS));
    }

    private Html table() {
        List<String> services =
                all().map(JudgedValue::service).distinct().sorted().toList();
        return services.isEmpty()
                ? Html.NONE
                : Html.of("""
                        <p>The contract promises a limit for every container of a service. A limit is reached when a process
                        of the suite tries to exceed it, in the first container.</p>
                        <div class="wide"><table class="limits"><thead><tr><th>limit</th><th scope="col">promised</th>\
                        <th scope="col">set</th><th scope="col">reached</th></tr></thead>
                        %s</table></div>
                        """, services.stream().map(this::lines).collect(Html.joined()));
    }

    private Stream<JudgedValue> all() {
        return Stream.concat(set.stream(), reached.stream());
    }

    private Html lines(String service) {
        return Html.of(
                "<tbody><tr><th colspan=\"4\" scope=\"rowgroup\">%s</th></tr>\n%s</tbody>\n",
                service,
                LimitValues.NAMES.stream()
                        .filter(limit -> !cell(all(), service, limit).values().isEmpty())
                        .map(limit -> line(service, limit))
                        .collect(Html.joined()));
    }

    private Html line(String service, String limit) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                limit,
                cell(all(), service, limit).expected(),
                cell(set.stream(), service, limit).observed(),
                cell(reached.stream(), service, limit).observed());
    }

    private static ValueCell cell(Stream<JudgedValue> values, String service, String limit) {
        return new ValueCell(values.filter(one ->
                        one.service().equals(service) && one.value().what().equals(limit))
                .toList());
    }
}
