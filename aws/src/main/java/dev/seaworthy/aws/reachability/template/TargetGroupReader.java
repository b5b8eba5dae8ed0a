package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AWS::ElasticLoadBalancingV2::TargetGroup. ECS registers the targets.
 *
 * @param network whether the load balancer is a network load balancer; others never preserve addresses
 */
record TargetGroupReader(Resources resources, boolean network) {
    Map<String, Node.TargetGroup> read() {
        Map<String, Node.TargetGroup> groups = new LinkedHashMap<>();
        resources.each("AWS::ElasticLoadBalancingV2::TargetGroup", group -> {
            if (!group.get("Targets").items().isEmpty()) {
                throw group.get("Targets").unresolved("the check knows only targets that ECS registers");
            }
            groups.put(
                    group.id(), new Node.TargetGroup(group.id(), network && preserves(group), healthCheckPort(group)));
        });
        return groups;
    }

    private static int healthCheckPort(Resource group) {
        Property port = group.get("HealthCheckPort");
        return port.text("traffic-port").equals("traffic-port") ? -1 : port.integer(-1);
    }

    private static boolean preserves(Resource group) {
        boolean byDefault = group.get("TargetType").text("instance").equals("instance")
                || List.of("UDP", "TCP_UDP").contains(group.get("Protocol").text(""));
        return group.get("TargetGroupAttributes").items().stream()
                .filter(attribute -> attribute.get("Key").text("").equals("preserve_client_ip.enabled"))
                .map(attribute -> attribute.get("Value").bool(byDefault))
                .findFirst()
                .orElse(byDefault);
    }
}
