package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Addresses;
import dev.seaworthy.aws.reachability.model.Match;
import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Peer;
import dev.seaworthy.aws.reachability.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One side of a connection.
 *
 * @param place empty for what is outside of the VPC
 */
record Side(String name, Node node, Optional<NetworkInterface> place) {
    /** @return one for each interface; one without interface for what is outside of the VPC */
    static List<Side> of(String name, Node node) {
        Stream<Optional<NetworkInterface>> places = node.interfaces().isEmpty()
                ? Stream.of(Optional.empty())
                : node.interfaces().stream().map(Optional::of);
        return places.map(place -> new Side(name, node, place)).toList();
    }

    /** @return the addresses that the other side sees, or sends to */
    Addresses addresses() {
        if (place.isEmpty()) {
            return new Addresses.Internet();
        }
        return node instanceof Node.LoadBalancer balancer && balancer.preservesClientAddresses()
                ? new Addresses.Anywhere()
                : ownAddresses();
    }

    /** @return the addresses of its interface */
    Addresses ownAddresses() {
        return place.<Addresses>map(at -> at.subnet().addresses()).orElseGet(Addresses.Internet::new);
    }

    Subnet subnet() {
        return place.orElseThrow().subnet();
    }

    List<String> groups() {
        return place.map(NetworkInterface::groups).orElse(List.of());
    }

    /** @param addresses of this side */
    Match match(Peer peer, Addresses addresses) {
        return switch (peer) {
            case Peer.Block block -> addresses.in(block.cidr());
            case Peer.Group group -> groups().contains(group.id()) ? Match.ALL : Match.NONE;
            case Peer.PrefixList list -> match(list);
            case Peer.Ipv6 block -> Match.NONE;
            case Peer.Unresolved value -> Match.UNKNOWN;
        };
    }

    private Match match(Peer.PrefixList list) {
        return switch (node) {
            case Node.GatewayEndpoint endpoint -> endpoint.service().equals(list.service()) ? Match.ALL : Match.NONE;
            case Node.Internet internet -> Match.SOME;
            default -> Match.NONE;
        };
    }

    /** @return its name, and its security groups if it has any */
    @Override
    public String toString() {
        return groups().isEmpty() ? name : "%s (%s)".formatted(name, String.join(", ", groups()));
    }
}
