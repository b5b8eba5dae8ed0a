package dev.seaworthy.aws.reachability.judge;

import java.util.List;

/**
 * What the check found.
 *
 * @param nodes the names of all nodes, those of the contract first
 * @param edges those that are promised or observed
 */
public record Result(List<String> nodes, List<Edge> edges, List<Finding> findings) {
    public Result {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        findings = List.copyOf(findings);
    }

    public Verdict verdict() {
        return findings.stream().map(Finding::verdict).max(Enum::compareTo).orElse(Verdict.HOLDS);
    }
}
