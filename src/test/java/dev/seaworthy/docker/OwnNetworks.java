package dev.seaworthy.docker;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the networks of a Compose model a run's own.
 *
 * @param services of the model
 * @param subnets those that others have; asked for only if a network has a fixed one
 * @param replaced accepts what the run does not share with the stack's owner, in one line each
 */
record OwnNetworks(Collection<ObjectNode> services, Supplier<Subnets> subnets, Consumer<String> replaced) {
    private static final Set<String> PREDEFINED = Set.of("bridge", "host", "none");
    private static final String BRIDGE = "com.docker.network.bridge.name";

    void own(String key, ObjectNode network) {
        boolean external = network.path("external").asBoolean(false);
        String name = network.path("name").asString(key);
        if (external && PREDEFINED.contains(network.path("name").asString(""))) {
            return;
        }
        if (external) {
            replaced.accept("the external network %s is replaced by a new one".formatted(name));
        }
        network.remove(List.of("name", "external"));
        if (network.get("driver_opts") instanceof ObjectNode options) {
            options.remove(BRIDGE);
        }
        if (!hasFixedAddresses(key)) {
            ownSubnets(key, network);
        }
    }

    /** A fixed subnet stays if it is free: programs of the stack may know it. */
    private void ownSubnets(String key, ObjectNode network) {
        network.path("ipam")
                .path("config")
                .valueStream()
                .map(config -> config.path("subnet").asString(""))
                .filter(subnet -> !subnet.isEmpty() && subnets.get().overlap(subnet))
                .findFirst()
                .ifPresent(subnet -> {
                    replaced.accept("the subnet %s of the network %s is replaced, because another network has it"
                            .formatted(subnet, key));
                    network.remove("ipam");
                });
    }

    private boolean hasFixedAddresses(String key) {
        return services.stream()
                .map(service -> service.path("networks").path(key))
                .anyMatch(OwnNetworks::hasFixedAddress);
    }

    private static boolean hasFixedAddress(JsonNode joined) {
        return joined.has("ipv4_address") || joined.has("ipv6_address");
    }
}
