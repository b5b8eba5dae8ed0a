package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.AwsService;
import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Peer;
import dev.seaworthy.aws.reachability.model.Rule;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Reads DescribeSecurityGroups, DescribeSecurityGroupRules and DescribePrefixLists: AWS returns the rules in force. */
record SecurityGroupDescriptions(AccountContext account) {
    Map<String, SecurityGroup> read() {
        List<String> ids = account
                .ec2()
                .describeSecurityGroupsPaginator(request -> request.filters(account.inVpc()))
                .securityGroups()
                .stream()
                .map(group -> group.groupId())
                .toList();
        Map<String, String> prefixLists =
                account.ec2().describePrefixListsPaginator(request -> {}).prefixLists().stream()
                        .collect(Collectors.toMap(PrefixList::prefixListId, PrefixList::prefixListName));
        Filter ofGroups = Filter.builder().name("group-id").values(ids).build();
        Map<String, List<SecurityGroupRule>> rules = account
                .ec2()
                .describeSecurityGroupRulesPaginator(request -> request.filters(ofGroups))
                .securityGroupRules()
                .stream()
                .collect(Collectors.groupingBy(SecurityGroupRule::groupId));
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        ids.forEach(id -> {
            List<SecurityGroupRule> own = rules.getOrDefault(id, List.of());
            String name = account.name(id);
            groups.put(name, new SecurityGroup(name, rules(own, false, prefixLists), rules(own, true, prefixLists)));
        });
        return groups;
    }

    private List<Rule> rules(List<SecurityGroupRule> rules, boolean egress, Map<String, String> prefixLists) {
        return rules.stream()
                .filter(rule -> rule.isEgress() == egress)
                .map(rule -> new Rule(
                        account.name(rule.securityGroupRuleId()),
                        Traffic.of(rule.ipProtocol(), port(rule.fromPort()), port(rule.toPort())),
                        peer(rule, prefixLists)))
                .toList();
    }

    private static int port(Integer described) {
        return described == null ? -1 : described;
    }

    private Peer peer(SecurityGroupRule rule, Map<String, String> prefixLists) {
        if (rule.cidrIpv4() != null) {
            return new Peer.Block(Cidr.parse(rule.cidrIpv4()));
        }
        if (rule.cidrIpv6() != null) {
            return new Peer.Ipv6(rule.cidrIpv6());
        }
        if (rule.referencedGroupInfo() != null) {
            return new Peer.Group(account.name(rule.referencedGroupInfo().groupId()));
        }
        if (prefixLists.containsKey(rule.prefixListId())) {
            return new Peer.PrefixList(AwsService.nameOf(prefixLists.get(rule.prefixListId())));
        }
        account.unknown(
                rule.securityGroupRuleId(),
                "the check does not know the addresses of prefix list %s",
                rule.prefixListId());
        return new Peer.Unresolved("prefix list " + rule.prefixListId());
    }
}
