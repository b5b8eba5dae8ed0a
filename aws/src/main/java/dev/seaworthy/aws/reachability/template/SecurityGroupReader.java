package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Peer;
import dev.seaworthy.aws.reachability.model.Rule;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Traffic;
import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AWS::EC2::SecurityGroup and the rules that are resources of their own. A group keeps the egress rule that
 * permits everything only as long as neither it nor a resource of its own adds an egress rule.
 */
final class SecurityGroupReader {
    private final Resources resources;
    private final Map<String, List<Rule>> ingress = new LinkedHashMap<>();
    private final Map<String, List<Rule>> egress = new LinkedHashMap<>();

    SecurityGroupReader(Resources resources) {
        this.resources = resources;
    }

    Map<String, SecurityGroup> read(Collection<Vpc> vpcs) {
        vpcs.forEach(vpc -> add(SecurityGroup.defaultOf(vpc.id())));
        resources.each("AWS::EC2::SecurityGroup", group -> {
            ingress.put(group.id(), new ArrayList<>());
            egress.put(group.id(), new ArrayList<>());
        });
        resources.each("AWS::EC2::SecurityGroup", group -> {
            addAll(group.get("SecurityGroupIngress"), "Source", ingress.get(group.id()));
            addAll(group.get("SecurityGroupEgress"), "Destination", egress.get(group.id()));
        });
        resources.each("AWS::EC2::SecurityGroupIngress", rule -> addStandalone(rule, "Source", ingress));
        resources.each("AWS::EC2::SecurityGroupEgress", rule -> addStandalone(rule, "Destination", egress));
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        ingress.forEach((id, rules) -> groups.put(id, new SecurityGroup(id, rules, withDefault(id, egress.get(id)))));
        return groups;
    }

    private void add(SecurityGroup group) {
        ingress.put(group.id(), new ArrayList<>(group.ingress()));
        egress.put(group.id(), new ArrayList<>(group.egress()));
    }

    private static List<Rule> withDefault(String group, List<Rule> rules) {
        return rules.isEmpty() ? List.of(SecurityGroup.defaultEgress(group)) : rules;
    }

    private void addAll(Property properties, String side, List<Rule> rules) {
        properties.items().forEach(rule -> rules.addAll(rules(rule.path(), rule, side)));
    }

    private void addStandalone(Resource rule, String side, Map<String, List<Rule>> groups) {
        Property group = rule.get("GroupId");
        List<Rule> rules = groups.get(group.id());
        if (rules == null) {
            throw group.unresolved("the template has no security group " + group.id());
        }
        rules.addAll(rules(rule.id(), rule.properties(), side));
    }

    /** @return one rule for each block of the peer; with an unresolved peer if a value is not known */
    private List<Rule> rules(String id, Property rule, String side) {
        try {
            Traffic traffic = Traffic.of(
                    rule.get("IpProtocol").text(),
                    rule.get("FromPort").integer(-1),
                    rule.get("ToPort").integer(-1));
            return peers(rule, side).stream()
                    .map(peer -> new Rule(id, traffic, peer))
                    .toList();
        } catch (UnresolvedException e) {
            resources.problems().add(e);
            return List.of(new Rule(id, Traffic.ALL, new Peer.Unresolved(e.getMessage())));
        }
    }

    private List<Peer> peers(Property rule, String side) {
        List<Peer> peers = new ArrayList<>();
        Property group = rule.get(side + "SecurityGroupId");
        Property block = rule.get("CidrIp");
        Property block6 = rule.get("CidrIpv6");
        Property list = rule.get(side + "PrefixListId");
        if (group.isPresent()) {
            peers.add(group(group));
        }
        if (block.isPresent()) {
            peers.add(block(block));
        }
        if (block6.isPresent()) {
            peers.add(new Peer.Ipv6(block6.text()));
        }
        if (list.isPresent()) {
            peers.addAll(prefixList(list));
        }
        if (peers.isEmpty()) {
            throw rule.unresolved("the rule has no source or destination that the check knows");
        }
        return peers;
    }

    private Peer group(Property group) {
        if (!ingress.containsKey(group.id())) {
            throw group.unresolved("the template has no security group " + group.id());
        }
        return new Peer.Group(group.id());
    }

    private static Peer block(Property block) {
        try {
            return new Peer.Block(Cidr.parse(block.text()));
        } catch (IllegalArgumentException e) {
            throw block.unresolved(e.getMessage());
        }
    }

    private List<Peer> prefixList(Property list) {
        Resource resource = resources
                .find(list.id())
                .filter(found -> found.type().equals("AWS::EC2::PrefixList"))
                .orElseThrow(() -> list.unresolved(
                        "the addresses of prefix list %s are not in the template".formatted(list.id())));
        return resource.get("Entries").items().stream()
                .map(entry -> block(entry.get("Cidr")))
                .toList();
    }
}
