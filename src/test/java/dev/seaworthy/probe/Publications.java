package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.NotObserved;
import dev.seaworthy.stack.Replica;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine publishes of a container, every protocol and address, and whether it answers there. */
public final class Publications {
    private static final int CONNECT_MILLIS = 1_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final ComposeProject stack;

    public Publications(ComposeProject stack) {
        this.stack = stack;
    }

    public List<Publication> of(Replica replica) {
        JsonNode network =
                JsonMapper.shared().readTree(stack.inspect(replica)).path(0).path("NetworkSettings");
        if (!network.path("Ports").isObject()) {
            throw new NotObserved("the engine does not tell which ports of %s it publishes".formatted(replica));
        }
        return network.path("Ports").properties().stream()
                .flatMap(port -> port.getValue().valueStream().map(to -> publication(replica, port.getKey(), to)))
                .toList();
    }

    /** @return whether a connection to it is accepted on this machine, by its loopback address if by all of them */
    public boolean accepts(Publication publication) {
        String address =
                List.of("0.0.0.0", "::", "").contains(publication.address()) ? LOOPBACK : publication.address();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, publication.hostPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Publication publication(Replica replica, String port, JsonNode to) {
        String[] words = port.split("/");
        return new Publication(
                replica.service(),
                Integer.parseInt(words[0]),
                words[1],
                to.path("HostIp").stringValue(),
                Integer.parseInt(to.path("HostPort").stringValue()));
    }
}
