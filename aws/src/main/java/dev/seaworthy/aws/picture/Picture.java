package dev.seaworthy.aws.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A flowchart for Mermaid: what has a security group, in its subnets, and an arrow for each connection that the rules
 * permit. What all tasks reach alike is left out: registry, logs and image layers.
 */
final class Picture {

    private static final String INTERNET = "0.0.0.0/0";

    private final JsonNode resources;
    private final Map<String, String> tiers = new LinkedHashMap<>();

    Picture(JsonNode template) {
        resources = template.get("Resources");
        for (var resource : of("AWS::EC2::SecurityGroup")) {
            tiers.put(
                    resource.getKey(),
                    resource.getValue().at("/Properties/GroupDescription").asText());
        }
    }

    String mermaid() {
        var text = new StringBuilder("flowchart LR\n    internet((internet))\n");
        subnets().forEach((subnet, nodes) -> {
            text.append("    subgraph ")
                    .append(subnet)
                    .append("[")
                    .append(subnet)
                    .append(" subnets]\n");
            nodes.forEach((tier, label) -> text.append("        ")
                    .append(tier)
                    .append("[\"")
                    .append(label)
                    .append("\"]\n"));
            text.append("    end\n");
        });
        arrows().forEach(arrow -> text.append("    ").append(arrow).append('\n'));
        return text.toString();
    }

    /** Name of the subnets, then tier, then label. */
    private Map<String, Map<String, String>> subnets() {
        var subnets = new TreeMap<String, Map<String, String>>(
                Comparator.comparing(List.of("public", "tasks", "data")::indexOf));
        for (var balancer : of("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
            JsonNode properties = balancer.getValue().get("Properties");
            put(subnets, properties.at("/Subnets/0"), properties.at("/SecurityGroups/0"), "Network Load Balancer");
        }
        for (var service : of("AWS::ECS::Service")) {
            JsonNode properties = service.getValue().get("Properties");
            JsonNode network = properties.at("/NetworkConfiguration/AwsvpcConfiguration");
            put(
                    subnets,
                    network.at("/Subnets/0"),
                    network.at("/SecurityGroups/0"),
                    "Fargate ×" + properties.get("DesiredCount").asInt());
        }
        for (var endpoint : of("AWS::EC2::VPCEndpoint")) {
            JsonNode properties = endpoint.getValue().get("Properties");
            if (tier(properties.at("/SecurityGroupIds/0")).startsWith("secrets")) {
                put(subnets, properties.at("/SubnetIds/0"), properties.at("/SecurityGroupIds/0"), "Secrets Manager");
            }
        }
        for (var database : of("AWS::RDS::DBInstance")) {
            JsonNode properties = database.getValue().get("Properties");
            JsonNode group =
                    resources.path(properties.at("/DBSubnetGroupName/Ref").asText());
            put(subnets, group.at("/Properties/SubnetIds/0"), properties.at("/VPCSecurityGroups/0"), "RDS PostgreSQL");
        }
        for (var target : of("AWS::EFS::MountTarget")) {
            JsonNode properties = target.getValue().get("Properties");
            put(subnets, properties.get("SubnetId"), properties.at("/SecurityGroups/0"), "EFS");
        }
        return subnets;
    }

    private void put(Map<String, Map<String, String>> subnets, JsonNode subnet, JsonNode group, String kind) {
        String name = subnet.path("Ref").asText().replaceFirst("^Vpc(.*?)Subnet.*", "$1");
        String tier = tier(group);
        subnets.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(tier, tier + "<br>" + kind);
    }

    /** In the order of the rules, with the ports of the same two tiers on one arrow. */
    private List<String> arrows() {
        var ports = new LinkedHashMap<List<String>, TreeSet<Integer>>();
        for (var group : of("AWS::EC2::SecurityGroup")) {
            group.getValue()
                    .at("/Properties/SecurityGroupIngress")
                    .forEach(rule -> add(ports, rule, tiers.get(group.getKey())));
        }
        for (var rule : of("AWS::EC2::SecurityGroupIngress")) {
            JsonNode properties = rule.getValue().get("Properties");
            add(ports, properties, tier(properties.get("GroupId")));
        }
        return ports.entrySet().stream()
                .map(entry -> "%s -->|%s| %s"
                        .formatted(
                                entry.getKey().get(0),
                                entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                entry.getKey().get(1)))
                .toList();
    }

    private void add(Map<List<String>, TreeSet<Integer>> ports, JsonNode rule, String to) {
        if (!to.equals("endpoints")) {
            ports.computeIfAbsent(List.of(source(rule), to), any -> new TreeSet<>())
                    .add(rule.get("FromPort").asInt());
        }
    }

    private String source(JsonNode rule) {
        return rule.path("CidrIp").asText().equals(INTERNET) ? "internet" : tier(rule.get("SourceSecurityGroupId"));
    }

    private String tier(JsonNode group) {
        return tiers.getOrDefault(group.at("/Fn::GetAtt/0").asText(), "");
    }

    private List<Map.Entry<String, JsonNode>> of(String type) {
        return resources.properties().stream()
                .filter(entry -> entry.getValue().get("Type").asText().equals(type))
                .toList();
    }
}
