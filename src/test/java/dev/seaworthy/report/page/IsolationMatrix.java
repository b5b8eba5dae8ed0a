package dev.seaworthy.report.page;

import dev.seaworthy.contract.Access;
import dev.seaworthy.report.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which service connects to which: what the contract promises, and what was observed.
 *
 * @param title the obligation of the check that made the attempts
 * @param violated the sources whose rows are violated: an attempt can fail for another reason, for example because its
 *     target is unhealthy
 */
record IsolationMatrix(String title, List<Connection> attempts, Set<String> violated) {
    /** @return a table for each check that tried connections; the first one open */
    static Html of(ReportedRun run) {
        List<IsolationMatrix> all = RowGroup.by(row -> row.suite() + ": " + row.obligation(), run.rows()).stream()
                .map(group -> new IsolationMatrix(
                        group.name(),
                        group.rows().stream()
                                .flatMap(row -> Connection.of(row).stream())
                                .toList(),
                        group.rows().stream()
                                .filter(row -> row.run().outcome() == Outcome.VIOLATED)
                                .flatMap(row -> Connection.of(row).stream())
                                .map(Connection::source)
                                .collect(Collectors.toSet())))
                .filter(matrix -> !matrix.attempts.isEmpty())
                .toList();
        return all.isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <h3>Network isolation</h3>
                        <p>A row is the service that connects, a column the service that it connects to. Above: what the
                        contract promises. Below: what was observed, by every name, address and port of the service.</p>
                        %s""",
                        all.stream()
                                .map(matrix -> Html.of(
                                        "<details%s><summary>%s</summary>\n%s</details>\n",
                                        matrix == all.getFirst() ? Html.of(" open") : Html.NONE,
                                        matrix.title,
                                        matrix.table()))
                                .collect(Html.joined()));
    }

    Html table() {
        return Html.of(
                "<div class=\"wide\"><table class=\"matrix\"><thead><tr><th>from \\ to</th>%s</tr></thead>\n"
                        + "<tbody>%s</tbody></table></div>\n",
                services(attempts.stream().map(Connection::target))
                        .map(target -> Html.of("<th scope=\"col\">%s</th>", target))
                        .collect(Html.joined()),
                services(attempts.stream().map(Connection::source))
                        .map(this::line)
                        .collect(Html.joined()));
    }

    private static Stream<String> services(Stream<String> names) {
        return names.distinct().sorted();
    }

    private Html line(String source) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>\n",
                source,
                services(attempts.stream().map(Connection::target))
                        .map(target -> cell(attempts.stream()
                                .filter(one -> one.source().equals(source)
                                        && one.target().equals(target))
                                .toList()))
                        .collect(Html.joined()));
    }

    private Html cell(List<Connection> attempts) {
        List<Connection> violating =
                attempts.stream().filter(Connection::isViolated).toList();
        if (!violating.isEmpty()) {
            boolean judged = violated.contains(violating.getFirst().source());
            return Html.of(
                    "<td class=\"%s\">%s<br>%s %s</td>",
                    judged ? "violated" : "inconclusive", promised(attempts), judged ? "✗" : "?", observed(violating));
        }
        return Stream.of(Access.MUST, Access.MAY, Access.MUST_NOT)
                .filter(access -> attempts.stream().anyMatch(one -> one.isPromised(access)))
                .findFirst()
                .map(access -> Html.of(
                        "<td class=\"%s\">%s<br>%s</td>",
                        access == Access.MAY ? "skipped" : access == Access.MUST ? "holds" : "denied",
                        promised(attempts),
                        attempts.stream().anyMatch(Connection::connected) ? "connected" : "no connection"))
                .orElse(Html.of("<td></td>"));
    }

    /** @return the strictest promise; for one that must be kept, with the ports */
    private static String promised(List<Connection> attempts) {
        String ports = attempts.stream()
                .filter(one -> one.isPromised(Access.MUST))
                .map(Connection::port)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!ports.isEmpty()) {
            return "must: " + ports;
        }
        boolean forbidden = attempts.stream().allMatch(one -> one.isPromised(Access.MUST_NOT));
        return (forbidden ? Access.MUST_NOT : Access.MAY).toString();
    }

    private static String observed(List<Connection> attempts) {
        return attempts.stream()
                .map(one -> "%s:%s %s".formatted(one.host(), one.port(), one.observed()))
                .collect(Collectors.joining(", "));
    }
}
