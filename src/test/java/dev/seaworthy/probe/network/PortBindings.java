package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published ports of containers, for every protocol and address, and whether they accept connections. */
public final class PortBindings {
    private static final int CONNECT_MILLIS = 1_000;

    private final ComposeStack stack;

    public PortBindings(ComposeStack stack) {
        this.stack = stack;
    }

    public List<PortBinding> of(Replica replica) {
        return of(List.of(replica)).get(replica);
    }

    /** @return the published ports by replica, from one {@code docker inspect} */
    public Map<Replica, List<PortBinding>> of(List<Replica> replicas) {
        JsonNode inspections = JsonMapper.shared().readTree(stack.cli().inspect(replicas));
        Map<Replica, List<PortBinding>> published = new HashMap<>();
        for (int i = 0; i < replicas.size(); i++) {
            published.put(replicas.get(i), published(replicas.get(i), inspections.path(i)));
        }
        return published;
    }

    private static List<PortBinding> published(Replica replica, JsonNode inspection) {
        JsonNode ports = inspection.path("NetworkSettings").path("Ports");
        if (!ports.isObject() || !inspection.path("Id").asString().equals(replica.id())) {
            throw new InconclusiveException(
                    "docker inspect does not report the published ports of %s".formatted(replica));
        }
        return ports.properties().stream()
                .flatMap(port -> port.getValue().valueStream().map(to -> publication(replica, port.getKey(), to)))
                .toList();
    }

    /**
     * @return whether it accepts a connection from the host, by the loopback address if it is bound to all addresses
     */
    public boolean accepts(PortBinding publication) {
        try (Socket socket = new Socket()) {
            socket.connect(publication.reachableAt(), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static PortBinding publication(Replica replica, String port, JsonNode to) {
        String[] words = port.split("/");
        return new PortBinding(
                replica.service(),
                Integer.parseInt(words[0]),
                words[1],
                to.path("HostIp").stringValue(),
                Integer.parseInt(to.path("HostPort").stringValue()));
    }
}
