package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads AWS::ElasticLoadBalancingV2::LoadBalancer with its listeners and their rules. */
record LoadBalancerReader(Resources resources, Places places) {
    List<Node> read() {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        resources.each(
                "AWS::ElasticLoadBalancingV2::ListenerRule",
                rule -> rules.computeIfAbsent(rule.get("ListenerArn").id(), first -> new ArrayList<>())
                        .addAll(targetGroups(rule.get("Actions"))));
        Map<String, List<Node.Listener>> listeners = new LinkedHashMap<>();
        resources.each(
                "AWS::ElasticLoadBalancingV2::Listener",
                listener -> listeners
                        .computeIfAbsent(listener.get("LoadBalancerArn").id(), first -> new ArrayList<>())
                        .add(listener(listener, rules.getOrDefault(listener.id(), List.of()))));
        List<Node> balancers = new ArrayList<>();
        resources.each(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                balancer -> balancers.add(balancer(balancer, listeners.getOrDefault(balancer.id(), List.of()))));
        return balancers;
    }

    private Node balancer(Resource balancer, List<Node.Listener> listeners) {
        String type = balancer.get("Type").text("application");
        if (!List.of("application", "network").contains(type)) {
            throw balancer.get("Type").unresolved("the check does not know load balancers of the type " + type);
        }
        boolean network = type.equals("network");
        boolean internetFacing = balancer.get("Scheme").text("internet-facing").equals("internet-facing");
        List<Property> subnets = Stream.concat(
                        balancer.get("Subnets").items().stream(),
                        balancer.get("SubnetMappings").items().stream().map(mapping -> mapping.get("SubnetId")))
                .toList();
        Property groups = balancer.get("SecurityGroups");
        Map<String, Node.TargetGroup> targetGroups = new TargetGroupReader(resources, network).read();
        return new Node.LoadBalancer(
                balancer.id(),
                internetFacing,
                places.inSubnets(
                        subnets,
                        network && groups.items().isEmpty() ? List.of() : places.groups(groups, subnets),
                        internetFacing),
                listeners,
                listeners.stream()
                        .flatMap(listener -> listener.targetGroups().stream())
                        .distinct()
                        .map(targetGroups::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Node.Listener listener(Resource listener, List<String> ofRules) {
        return new Node.Listener(
                listener.id(),
                listener.get("Port").integer(-1),
                listener.get("Protocol").text(),
                !listener.get("Certificates").items().isEmpty(),
                Stream.concat(targetGroups(listener.get("DefaultActions")).stream(), ofRules.stream())
                        .distinct()
                        .toList());
    }

    private static List<String> targetGroups(Property actions) {
        return actions.items().stream()
                .flatMap(action -> Stream.concat(
                        Stream.of(action.get("TargetGroupArn")),
                        action.get("ForwardConfig").get("TargetGroups").items().stream()
                                .map(tuple -> tuple.get("TargetGroupArn"))))
                .filter(Property::isPresent)
                .map(Property::id)
                .toList();
    }
}
