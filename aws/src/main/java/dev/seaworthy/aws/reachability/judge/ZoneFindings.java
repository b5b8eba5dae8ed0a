package dev.seaworthy.aws.reachability.judge;

import java.util.ArrayList;
import java.util.List;

/** Whether everything is in as many availability zones as promised. */
record ZoneFindings(int zones, Names names) {
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        names.nodes().forEach((name, node) -> {
            List<String> found = node.interfaces().stream()
                    .map(place -> place.subnet().zone())
                    .distinct()
                    .toList();
            if (!found.isEmpty() && found.size() < zones) {
                findings.add(Finding.violated(
                        "%s (%s) must be in %d availability zones, but is in %d: %s",
                        name, node.id(), zones, found.size(), String.join(", ", found)));
            }
        });
        return findings;
    }
}
