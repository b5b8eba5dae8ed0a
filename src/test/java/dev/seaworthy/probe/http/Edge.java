package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import java.util.Map;

/** Where the stack meets this machine: the ports that the edge publishes. */
public record Edge(ComposeProject stack) {
    private static final Map<String, Integer> STANDARD = Map.of("http", 80, "https", 443);

    /**
     * @return the port of this machine that stands for the scheme's standard port
     * @throws InconclusiveException if the edge does not run or does not publish it
     */
    public int port(String scheme) {
        Integer port = stack.replicas().of("edge").only().publishes().get(STANDARD.get(scheme));
        if (port == null) {
            throw new InconclusiveException("the edge publishes no port for " + scheme);
        }
        return port;
    }
}
