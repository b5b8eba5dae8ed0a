package dev.seaworthy.aws.reachability.model;

import java.util.List;

/**
 * A security group with the rules in force: the egress rule that permits everything is among them as long as AWS keeps
 * it.
 */
public record SecurityGroup(String id, List<Rule> ingress, List<Rule> egress) {
    public SecurityGroup {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /** @return the group that AWS creates with a VPC and that applies where no group is named */
    public static SecurityGroup defaultOf(String vpc) {
        String id = defaultId(vpc);
        return new SecurityGroup(
                id,
                List.of(new Rule("the ingress rule of " + id, Traffic.ALL, new Peer.Group(id))),
                List.of(defaultEgress(id)));
    }

    public static String defaultId(String vpc) {
        return vpc + ".DefaultSecurityGroup";
    }

    /** @return the rule that AWS adds to a group without any egress rule */
    public static Rule defaultEgress(String group) {
        return new Rule("the default egress rule of " + group, Traffic.ALL, new Peer.Block(Cidr.ANY));
    }
}
