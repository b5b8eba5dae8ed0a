package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The network configuration of a replica, from the kernel and not from the engine.
 *
 * @param namespace the namespace of its network
 * @param addresses of the replica, without loopback
 * @param listens the TCP ports that it listens on, without loopback; none if the sockets of its namespace are the
 *     host's or another replica's
 * @param routes as {@code ip route} prints them
 */
public record NetworkView(
        Replica replica, Namespace namespace, List<String> addresses, SortedSet<Integer> listens, List<String> routes) {
    /**
     * Whose network namespace a replica has.
     *
     * @param isTheHosts whether it is the host's ({@code network_mode: host})
     * @param owner the other replica whose it is ({@code network_mode: service:x}); empty if it is its own
     */
    public record Namespace(boolean isTheHosts, Optional<String> owner) {
        public static final Namespace OWN = new Namespace(false, Optional.empty());
    }

    public NetworkView {
        if (routes.isEmpty() && isAttached(replica)) {
            throw new InconclusiveException("%s is attached to networks, but has no route".formatted(replica));
        }
    }

    /** The engine lists the networks {@code none} and {@code host} without an address. */
    static boolean isAttached(Replica replica) {
        return replica.addresses().values().stream().anyMatch(address -> address != null && !address.isEmpty());
    }

    /**
     * @return the network configuration of every running container that can be read, read by one command
     * @see NetworkViews for the reasons why others cannot
     */
    public static List<NetworkView> all(ComposeStack stack) {
        return NetworkViews.of(stack).all();
    }

    /** @return the default routes, which lead to addresses outside its own networks */
    public List<String> waysOut() {
        return routes.stream().filter(route -> route.startsWith("default")).toList();
    }

    /** @return whether it is on no network ({@code network_mode: none}): it has only its loopback interface */
    public boolean isUnconnected() {
        return addresses.isEmpty() && routes.isEmpty();
    }
}
