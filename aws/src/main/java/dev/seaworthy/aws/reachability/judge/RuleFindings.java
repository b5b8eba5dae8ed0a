package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.Promise;
import dev.seaworthy.aws.reachability.contract.WiderRule;
import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.model.Match;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Peer;
import dev.seaworthy.aws.reachability.model.Rule;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a rule of a security group permits more than the contract, even if something else blocks it: then a single
 * further mistake opens the connection.
 */
record RuleFindings(Deployment deployment, Contract contract, Names names, Promised promised) {
    /** CDK's rule for a group without egress: no host has this address. */
    private static final Cidr NOBODY = Cidr.parse("255.255.255.255/32");

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        deployment.groups().values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(group -> {
                    List<String> owners = owners(group);
                    group.ingress().forEach(rule -> add(rule, owners, false, findings));
                    group.egress().forEach(rule -> add(rule, owners, true, findings));
                });
        return findings;
    }

    private List<String> owners(SecurityGroup group) {
        return names.nodes().entrySet().stream()
                .filter(node -> node.getValue().interfaces().stream()
                        .anyMatch(place -> place.groups().contains(group.id())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(Rule rule, List<String> owners, boolean egress, List<Finding> findings) {
        String text = "%s %s %s %s"
                .formatted(egress ? "egress" : "ingress", rule.traffic(), egress ? "to" : "from", rule.peer());
        if (owners.isEmpty() || isExempt(text, owners) || rule.peer().equals(new Peer.Block(NOBODY))) {
            return;
        }
        List<String> peers = names.nodes().keySet().stream()
                .filter(peer -> matches(rule.peer(), peer))
                .toList();
        if (peers.isEmpty() && !(rule.peer() instanceof Peer.Unresolved)) {
            findings.add(Finding.violated("%s (%s) is for nothing of this deployment", rule.id(), text));
        }
        for (String owner : owners) {
            for (String peer : peers) {
                Traffic excess = rule.traffic()
                        .minus(egress ? promised.permitted(owner, peer) : promised.permitted(peer, owner));
                if (!excess.isEmpty()) {
                    findings.add(Finding.violated(
                            "%s (%s) is wider than the contract: it permits %s to reach %s at %s",
                            rule.id(), text, egress ? owner : peer, egress ? peer : owner, excess));
                    return;
                }
            }
        }
    }

    private boolean matches(Peer rule, String name) {
        Node node = names.node(name).orElseThrow();
        return rule instanceof Peer.Ipv6
                ? node instanceof Node.Internet
                : Side.of(name, node).stream().anyMatch(side -> isMatched(side.match(rule, side.ownAddresses())));
    }

    private static boolean isMatched(Match match) {
        return match == Match.ALL || match == Match.SOME;
    }

    private boolean isExempt(String text, List<String> owners) {
        return contract.widerRules().stream()
                .filter(wider -> wider.rule().equals(text))
                .anyMatch(wider -> owners.stream().allMatch(owner -> isRequired(wider, owner)));
    }

    private boolean isRequired(WiderRule wider, String owner) {
        return contract.promises()
                .contains(new Promise(owner, wider.to(), wider.to().toString()));
    }
}
