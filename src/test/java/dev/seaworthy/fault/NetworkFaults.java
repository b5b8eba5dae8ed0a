package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Disconnects containers from their networks, and reconnects them. */
public final class NetworkFaults {
    private static final String ENDPOINTS =
            "{{range $network, $joined := .NetworkSettings.Networks}}{{$network}},{{$joined.IPAddress}}{{range $joined.Aliases}},{{.}}{{end}}{{println}}{{end}}";

    /** Longer than it takes to connect a container. */
    private static final String HOLDER_LIFETIME_SECONDS = "60";

    private final ComposeStack stack;
    private final ContainerFaults containers;
    private final UndoStack undo;
    private final Duration timeout;

    /** How each container was connected, by its id. */
    private final Map<String, List<Endpoint>> disconnected = new HashMap<>();

    NetworkFaults(ComposeStack stack, ContainerFaults containers, UndoStack undo) {
        this.stack = stack;
        this.containers = containers;
        this.undo = undo;
        this.timeout = CommandTimeout.of(stack);
    }

    /**
     * How a container is connected to a network.
     *
     * @param network the engine's name of it
     */
    record Endpoint(String network, String address, List<String> aliases) {
        static Endpoint of(String line) {
            List<String> words = List.of(line.strip().split(",", -1));
            return new Endpoint(words.get(0), words.get(1), words.subList(2, words.size()));
        }

        /** Not by the aliases, to which some engines add the container's id. */
        boolean hasAddressOf(Endpoint other) {
            return network.equals(other.network) && address.equals(other.address);
        }
    }

    /**
     * Disconnects a container from all of its networks until it is reconnected or the check is over. As with an
     * unplugged cable, no peer is notified, and data in transit is lost. The engine disconnects one network after
     * another; the container is frozen meanwhile, so that it loses all of them at once.
     */
    public void disconnect(Replica replica) {
        List<Endpoint> endpoints = endpoints(replica).toList();
        disconnected.put(replica.id(), endpoints);
        undo.disturbs(List.of(replica));
        undo.onClose(() -> reconnect(replica));
        whileFrozen(replica, () -> endpoints.forEach(endpoint -> disconnect(replica, endpoint)));
    }

    /**
     * Reconnects a container to the networks that it was disconnected from, under the same aliases; its addresses may
     * change. It is frozen meanwhile, so that its processes see all networks return at once.
     */
    public void reconnect(Replica replica) {
        reconnect(replica, endpoint -> connect(replica, endpoint));
    }

    /**
     * Like {@link #reconnect(Replica)}, but all of its addresses change. Usually the engine assigns the previous ones
     * again, as the lowest free ones; then a container of the suite's own takes each of them for a moment.
     */
    public void reconnectWithOtherAddresses(Replica replica) {
        reconnect(replica, endpoint -> {
            connect(replica, endpoint);
            if (endpoints(replica).anyMatch(endpoint::hasAddressOf)) {
                disconnect(replica, endpoint);
                try (UndoStack holders = new UndoStack()) {
                    String holder =
                            containers.runProbeImage(endpoint.network(), "--rm", "sleep", HOLDER_LIFETIME_SECONDS);
                    holders.onCloseWithoutFault(() -> stack.cli().removeContainer(holder));
                    connect(replica, endpoint);
                }
            }
        });
    }

    /** If it fails, the step on close repeats it for the networks that are missing. */
    private void reconnect(Replica replica, Consumer<Endpoint> connection) {
        List<Endpoint> endpoints = disconnected.getOrDefault(replica.id(), List.of());
        if (!endpoints.isEmpty()) {
            Set<String> connected = endpoints(replica).map(Endpoint::network).collect(Collectors.toSet());
            whileFrozen(
                    replica,
                    () -> endpoints.stream()
                            .filter(endpoint -> !connected.contains(endpoint.network()))
                            .forEach(connection));
            disconnected.remove(replica.id());
        }
    }

    private void connect(Replica replica, Endpoint endpoint) {
        List<String> arguments = new ArrayList<>(List.of("network", "connect"));
        endpoint.aliases().forEach(alias -> arguments.addAll(List.of("--alias", alias)));
        arguments.addAll(List.of(endpoint.network(), replica.id()));
        stack.cli().docker(timeout, arguments.toArray(String[]::new));
    }

    private void disconnect(Replica replica, Endpoint endpoint) {
        stack.cli().docker(timeout, "network", "disconnect", "--force", endpoint.network(), replica.id());
    }

    private void whileFrozen(Replica replica, Runnable action) {
        try {
            containers.stopProcesses(List.of(replica));
            action.run();
        } finally {
            containers.resume(List.of(replica));
        }
    }

    private Stream<Endpoint> endpoints(Replica replica) {
        return stack.cli()
                .docker(timeout, "container", "inspect", "--format", ENDPOINTS, replica.id())
                .lines()
                .filter(line -> !line.isBlank())
                .map(Endpoint::of);
    }
}
