package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.util.Map;

/** The ports that the edge publishes on the host. */
public record Edge(ComposeStack stack) {
    private static final Map<String, Integer> STANDARD = Map.of("http", 80, "https", 443);

    /**
     * @return the host port that is bound to the scheme's standard port
     * @throws InconclusiveException if the edge is not running or does not publish it
     */
    public int port(String scheme) {
        Integer port = stack.replicas().of("edge").only().publishes().get(STANDARD.get(scheme));
        if (port == null) {
            throw new InconclusiveException("the edge publishes no port for " + scheme);
        }
        return port;
    }
}
