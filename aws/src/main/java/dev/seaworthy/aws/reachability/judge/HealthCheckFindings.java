package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;

/** Whether each load balancer reaches the ports of its health checks: without them, no target is ever healthy. */
record HealthCheckFindings(Names names, Network network) {
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        names.nodes().forEach((name, node) -> {
            if (node instanceof Node.LoadBalancer balancer) {
                names.nodes().forEach((target, tasks) -> add(name, balancer, target, tasks, findings));
            }
        });
        return findings;
    }

    private void add(String name, Node.LoadBalancer balancer, String target, Node tasks, List<Finding> findings) {
        Traffic ports = NodeLayers.targets(balancer, tasks).minus(NodeLayers.forwards(balancer, tasks));
        if (ports.isEmpty()) {
            return;
        }
        Connection connection = network.connection(balancer, tasks);
        connection
                .block(ports)
                .ifPresent(reason -> findings.add(new Finding(
                        connection.permission().alwaysAtBest().contains(ports)
                                ? Verdict.INCONCLUSIVE
                                : Verdict.VIOLATED,
                        "%s must reach %s:%s for its health checks, but %s".formatted(name, target, ports, reason))));
    }
}
