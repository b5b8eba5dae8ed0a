package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether anything has a public address or a route to the internet that the contract gives no reason for. */
record InternetFindings(Names names, Promised promised, RouteLayers routes) {
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Map<Route, Set<String>> users = new LinkedHashMap<>();
        names.nodes().forEach((name, node) -> {
            if (!promised.involvesInternet(name)) {
                if (node.interfaces().stream().anyMatch(NetworkInterface::publicAddress)) {
                    findings.add(Finding.violated(
                            "%s (%s) has a public address, but the contract has no connection between it and the internet",
                            name, node.id()));
                }
                node.interfaces().stream()
                        .flatMap(place -> routes.toInternet(place.subnet(), true).stream())
                        .forEach(route -> users.computeIfAbsent(route, first -> new LinkedHashSet<>())
                                .add(name));
            }
        });
        users.forEach((route, nodes) -> findings.add(Finding.violated(
                "route %s leads to the internet from subnets of %s, but the contract has no connection between them and"
                        + " the internet",
                route, String.join(", ", nodes))));
        return findings;
    }
}
