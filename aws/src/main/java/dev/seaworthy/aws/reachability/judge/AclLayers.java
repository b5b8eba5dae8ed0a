package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Addresses;
import dev.seaworthy.aws.reachability.model.Match;
import dev.seaworthy.aws.reachability.model.NetworkAcl;
import dev.seaworthy.aws.reachability.model.Subnet;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What network ACLs permit at the borders of subnets. They are stateless: answers need an entry of their own. */
record AclLayers(Map<String, NetworkAcl> acls) {
    List<Layer> between(Side from, Side to) {
        Optional<Subnet> source = from.place().map(place -> place.subnet());
        Optional<Subnet> target = to.place().map(place -> place.subnet());
        if (source.isPresent() && source.equals(target)) {
            return List.of();
        }
        List<Layer> layers = new ArrayList<>();
        source.ifPresent(subnet -> {
            layers.add(requests(subnet, acl(subnet).egress(), to.ownAddresses(), "to " + to.name()));
            layers.add(answers(subnet, acl(subnet).ingress(), to.ownAddresses(), from, to));
        });
        target.ifPresent(subnet -> {
            layers.add(requests(subnet, acl(subnet).ingress(), from.addresses(), "from " + from.name()));
            layers.add(answers(subnet, acl(subnet).egress(), from.addresses(), from, to));
        });
        return layers;
    }

    private NetworkAcl acl(Subnet subnet) {
        return acls.getOrDefault(subnet.acl(), NetworkAcl.allowing(subnet.acl()));
    }

    private static Layer requests(Subnet subnet, List<NetworkAcl.Entry> entries, Addresses addresses, String peer) {
        return new Layer(
                permission(entries, addresses),
                wanted -> "network ACL %s of subnet %s denies %s %s%s"
                        .formatted(subnet.acl(), subnet.id(), wanted, peer, denying(entries, addresses, wanted)),
                traffic -> List.of());
    }

    private static Layer answers(
            Subnet subnet, List<NetworkAcl.Entry> entries, Addresses addresses, Side from, Side to) {
        return new Layer(
                permission(entries, addresses).ofAnswers(),
                wanted -> "network ACL %s of subnet %s denies the answers of %s to %s, at ports %s%s"
                        .formatted(
                                subnet.acl(),
                                subnet.id(),
                                to.name(),
                                from.name(),
                                Traffic.EPHEMERAL,
                                denying(entries, addresses, Traffic.EPHEMERAL)),
                traffic -> List.of());
    }

    private static Permission permission(List<NetworkAcl.Entry> entries, Addresses addresses) {
        return new Permission(
                allowed(entries, addresses, true, false),
                allowed(entries, addresses, false, false),
                allowed(entries, addresses, true, true),
                allowed(entries, addresses, false, true));
    }

    /**
     * @param always whether to return what is allowed for all addresses, not for at least one
     * @param atBest whether an entry decides in favour of the traffic if an address could not be resolved
     */
    private static Traffic allowed(
            List<NetworkAcl.Entry> entries, Addresses addresses, boolean always, boolean atBest) {
        Traffic allowed = Traffic.NONE;
        Traffic undecided = Traffic.ALL;
        for (NetworkAcl.Entry entry : entries) {
            Match match = addresses.in(entry.cidr());
            boolean decides = match == Match.ALL
                    || match == Match.SOME && entry.allow() != always
                    || match == Match.UNKNOWN && entry.allow() == atBest;
            if (decides) {
                allowed = entry.allow() ? allowed.or(undecided.and(entry.traffic())) : allowed;
                undecided = undecided.minus(entry.traffic());
            }
        }
        return allowed;
    }

    private static String denying(List<NetworkAcl.Entry> entries, Addresses addresses, Traffic wanted) {
        return entries.stream()
                .filter(entry -> !entry.allow() && addresses.in(entry.cidr()) != Match.NONE)
                .filter(entry -> !entry.traffic().and(wanted).isEmpty())
                .findFirst()
                .map(entry -> " (%s)".formatted(entry.id()))
                .orElse(": no entry allows it");
    }
}
