package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Addresses;
import dev.seaworthy.aws.reachability.model.Match;
import dev.seaworthy.aws.reachability.model.Rule;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What security groups permit. They are stateful: answers need no rule. */
record GroupLayers(Map<String, SecurityGroup> groups) {
    Layer egress(Side from, Side to) {
        List<Rule> rules =
                rules(from).stream().flatMap(group -> group.egress().stream()).toList();
        return layer(
                from,
                rules,
                to,
                to.ownAddresses(),
                "%s has no egress rule for %%s to %s".formatted(groupsOf(from), to));
    }

    Layer ingress(Side from, Side to) {
        List<Rule> rules =
                rules(to).stream().flatMap(group -> group.ingress().stream()).toList();
        return layer(
                to,
                rules,
                from,
                from.addresses(),
                "%s has no ingress rule for %%s from %s".formatted(groupsOf(to), from));
    }

    private Layer layer(Side filtered, List<Rule> rules, Side other, Addresses addresses, String reason) {
        if (filtered.groups().isEmpty()) {
            return new Layer(Permission.ALL, "");
        }
        Permission permission = rules.stream()
                .map(rule -> Permission.of(rule.traffic(), other.match(rule.peer(), addresses)))
                .reduce(Permission.NONE, Permission::or);
        if (!groups.keySet().containsAll(filtered.groups())) {
            permission = permission.or(Permission.UNKNOWN);
        }
        return new Layer(permission, reason::formatted, traffic -> permitting(rules, other, addresses, traffic));
    }

    private static List<String> permitting(List<Rule> rules, Side other, Addresses addresses, Traffic traffic) {
        return rules.stream()
                .filter(rule -> other.match(rule.peer(), addresses) != Match.NONE)
                .filter(rule -> !rule.traffic().and(traffic).isEmpty())
                .map(Rule::id)
                .toList();
    }

    private List<SecurityGroup> rules(Side side) {
        return side.groups().stream().map(groups::get).filter(Objects::nonNull).toList();
    }

    private static String groupsOf(Side side) {
        return String.join(", ", side.groups());
    }
}
