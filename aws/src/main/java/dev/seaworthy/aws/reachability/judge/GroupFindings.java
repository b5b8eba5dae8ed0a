package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether each service, load balancer and store has security groups of its own: a rule for one of those that share a
 * group also applies to the others. Endpoints may share one with each other.
 */
record GroupFindings(Names names) {
    List<Finding> findings() {
        Map<String, Set<String>> owners = new LinkedHashMap<>();
        names.nodes()
                .forEach((name, node) -> node.interfaces().stream()
                        .flatMap(place -> place.groups().stream())
                        .forEach(group -> owners.computeIfAbsent(group, first -> new LinkedHashSet<>())
                                .add(node instanceof Node.InterfaceEndpoint ? "endpoints" : name)));
        List<Finding> findings = new ArrayList<>();
        owners.forEach((group, sharing) -> {
            if (sharing.size() > 1) {
                findings.add(Finding.violated(
                        "security group %s is shared by %s: each must have its own",
                        group, String.join(", ", sharing)));
            }
        });
        return findings;
    }
}
