package dev.seaworthy.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.InternetProtocol;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Creates a {@link Replica} from the engine's description of a container. */
final class Inspection {
    /** Newer Compose versions set no number on containers of {@code docker compose run}. */
    private static final String FIRST = "1";

    private Inspection() {}

    static Replica replica(InspectContainerResponse container) {
        Map<String, String> labels = container.getConfig().getLabels();
        ContainerState state = container.getState();
        Optional<HealthState> health = Optional.ofNullable(state.getHealth());
        return new Replica(
                container.getId(),
                container.getName().substring(1),
                labels.get(ComposeLabels.SERVICE),
                Integer.parseInt(labels.getOrDefault(ComposeLabels.NUMBER, FIRST)),
                container.getConfig().getHostName(),
                container.getImageId(),
                state.getStatus(),
                health.map(HealthState::getStatus).orElse("none"),
                health.map(Inspection::probes).orElse(List.of()),
                container.getRestartCount(),
                state.getExitCodeLong().intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                state.getPidLong().intValue(),
                Instant.parse(state.getStartedAt()),
                addresses(container, labels.get(ComposeLabels.PROJECT)),
                published(container),
                environment(container));
    }

    private static List<Replica.HealthProbe> probes(HealthState health) {
        return health.getLog().stream()
                .map(probe -> new Replica.HealthProbe(
                        probe.getStart(),
                        probe.getEnd(),
                        probe.getExitCodeLong(),
                        probe.getOutput().strip()))
                .toList();
    }

    private static SortedMap<String, String> addresses(InspectContainerResponse container, String project) {
        SortedMap<String, String> addresses = new TreeMap<>();
        container
                .getNetworkSettings()
                .getNetworks()
                .forEach((network, joined) ->
                        addresses.put(network.replaceFirst("^" + project + "_", ""), joined.getIpAddress()));
        return addresses;
    }

    private static SortedMap<Integer, Integer> published(InspectContainerResponse container) {
        SortedMap<Integer, Integer> published = new TreeMap<>();
        container.getNetworkSettings().getPorts().getBindings().forEach((port, bindings) -> {
            if (bindings != null && port.getProtocol() == InternetProtocol.TCP) {
                published.put(port.getPort(), Integer.parseInt(bindings[0].getHostPortSpec()));
            }
        });
        return published;
    }

    private static Map<String, String> environment(InspectContainerResponse container) {
        return environment(Optional.ofNullable(container.getConfig().getEnv()).orElse(new String[0]));
    }

    /** @param variables NAME=VALUE, or NAME alone for one that Compose was to pass on and that is not set */
    static Map<String, String> environment(String... variables) {
        return Arrays.stream(variables)
                .map(variable -> variable.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (former, latter) -> latter));
    }
}
