package dev.seaworthy.aws.reachability.report;

import dev.seaworthy.aws.reachability.judge.Edge;
import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connections of a deployment: a row for each source, a column for each target. In parentheses: those that the
 * contract permits without promising them.
 */
record ReachabilityTable(List<String> columns, List<Row> rows) {
    record Row(String source, List<String> cells) {}

    static ReachabilityTable of(Result result) {
        List<String> targets = result.nodes().stream()
                .filter(name ->
                        result.edges().stream().anyMatch(edge -> edge.to().equals(name)))
                .toList();
        List<Row> rows = result.nodes().stream()
                .filter(name ->
                        result.edges().stream().anyMatch(edge -> edge.from().equals(name)))
                .map(source -> new Row(
                        source,
                        targets.stream()
                                .map(target -> cell(result, source, target))
                                .toList()))
                .toList();
        return new ReachabilityTable(targets, rows);
    }

    private static String cell(Result result, String source, String target) {
        Optional<Edge> found = result.edges().stream()
                .filter(edge -> edge.from().equals(source) && edge.to().equals(target))
                .findFirst();
        return found.map(ReachabilityTable::text).orElse("");
    }

    private static String text(Edge edge) {
        List<String> parts = new ArrayList<>();
        if (!edge.promised().and(edge.observed()).isEmpty()) {
            parts.add(edge.promised().and(edge.observed()).toString());
        }
        if (!edge.missing().isEmpty()) {
            parts.add(edge.missing() + " missing");
        }
        Traffic alsoPermitted = edge.observed().and(edge.permitted()).minus(edge.promised());
        if (!alsoPermitted.isEmpty()) {
            parts.add("(%s)".formatted(alsoPermitted));
        }
        if (!edge.unpromised().isEmpty()) {
            parts.add(edge.unpromised() + " not promised");
        }
        return String.join("; ", parts);
    }
}
