package dev.seaworthy.aws.reachability.model;

import java.util.List;
import java.util.Map;

/**
 * All that decides about connections in a deployment.
 *
 * @param unknown what could not be read or understood, each in one sentence that begins with its id: connections of it
 *     may be possible
 */
public record Deployment(
        Map<String, Vpc> vpcs,
        Map<String, SecurityGroup> groups,
        Map<String, RouteTable> routeTables,
        Map<String, NetworkAcl> acls,
        List<Node> nodes,
        List<String> unknown) {
    public Deployment {
        vpcs = Map.copyOf(vpcs);
        groups = Map.copyOf(groups);
        routeTables = Map.copyOf(routeTables);
        acls = Map.copyOf(acls);
        nodes = List.copyOf(nodes);
        unknown = List.copyOf(unknown);
    }
}
