package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Disconnects containers from their networks, and reconnects them. */
public final class NetworkFaults {
    private static final String ALIASES =
            "{{range $network, $joined := .NetworkSettings.Networks}}{{$network}}{{range $joined.Aliases}} {{.}}{{end}}{{println}}{{end}}";

    private final ComposeStack stack;
    private final ContainerFaults containers;
    private final UndoStack undo;
    private final Duration timeout;
    private final Map<String, Map<String, List<String>>> disconnected = new HashMap<>();

    NetworkFaults(ComposeStack stack, ContainerFaults containers, UndoStack undo) {
        this.stack = stack;
        this.containers = containers;
        this.undo = undo;
        this.timeout = CommandTimeout.of(stack);
    }

    /**
     * Disconnects a container from all of its networks until it is reconnected or the check is over. As with an
     * unplugged cable, no peer is notified, and data in transit is lost. The engine disconnects one network after
     * another; the container is frozen meanwhile, so that it loses all of them at once.
     */
    public void disconnect(Replica replica) {
        Map<String, List<String>> aliases = aliases(replica);
        disconnected.put(replica.id(), aliases);
        undo.disturbs(List.of(replica));
        undo.onClose(() -> reconnect(replica));
        whileFrozen(
                replica,
                () -> aliases.keySet()
                        .forEach(network -> stack.cli()
                                .docker(timeout, "network", "disconnect", "--force", network, replica.id())));
    }

    /**
     * Reconnects a container, all at once, to the networks that it was disconnected from, under the same aliases; its
     * addresses may change.
     */
    public void reconnect(Replica replica) {
        Map<String, List<String>> networks = disconnected.getOrDefault(replica.id(), Map.of());
        disconnected.remove(replica.id());
        if (!networks.isEmpty()) {
            whileFrozen(replica, () -> networks.forEach((network, aliases) -> connect(replica, network, aliases)));
        }
    }

    private void connect(Replica replica, String network, List<String> aliases) {
        List<String> arguments = new ArrayList<>(List.of("network", "connect"));
        aliases.forEach(alias -> arguments.addAll(List.of("--alias", alias)));
        arguments.addAll(List.of(network, replica.id()));
        stack.cli().docker(timeout, arguments.toArray(String[]::new));
    }

    private void whileFrozen(Replica replica, Runnable action) {
        containers.stopProcesses(List.of(replica));
        try {
            action.run();
        } finally {
            containers.resume(List.of(replica));
        }
    }

    /** Returns the container's aliases on each of its networks, by the engine's name of the network. */
    private Map<String, List<String>> aliases(Replica replica) {
        return stack.cli()
                .docker(timeout, "container", "inspect", "--format", ALIASES, replica.id())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split(" ")))
                .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
    }
}
