package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.NetworkAcl;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Reads DescribeNetworkAcls. Entries for IPv6 are ignored. */
record NetworkAclDescriptions(
        AccountContext account, List<software.amazon.awssdk.services.ec2.model.NetworkAcl> described) {
    static NetworkAclDescriptions of(AccountContext account) {
        return new NetworkAclDescriptions(
                account,
                account
                        .ec2()
                        .describeNetworkAclsPaginator(request -> request.filters(account.inVpc()))
                        .networkAcls()
                        .stream()
                        .toList());
    }

    Map<String, NetworkAcl> read() {
        Map<String, NetworkAcl> acls = new LinkedHashMap<>();
        described.forEach(acl -> {
            String name = account.name(acl.networkAclId());
            acls.put(name, new NetworkAcl(name, entries(name, acl, false), entries(name, acl, true)));
        });
        return acls;
    }

    private static List<NetworkAcl.Entry> entries(
            String name, software.amazon.awssdk.services.ec2.model.NetworkAcl acl, boolean egress) {
        return acl.entries().stream()
                .filter(entry -> entry.egress() == egress && entry.cidrBlock() != null)
                .map(entry -> new NetworkAcl.Entry(
                        "%s, %s entry %d".formatted(name, egress ? "egress" : "ingress", entry.ruleNumber()),
                        entry.ruleNumber(),
                        entry.ruleAction() == RuleAction.ALLOW,
                        traffic(entry),
                        Cidr.parse(entry.cidrBlock())))
                .toList();
    }

    private static Traffic traffic(NetworkAclEntry entry) {
        return entry.portRange() == null
                ? Traffic.of(entry.protocol(), -1, -1)
                : Traffic.of(
                        entry.protocol(),
                        entry.portRange().from(),
                        entry.portRange().to());
    }
}
