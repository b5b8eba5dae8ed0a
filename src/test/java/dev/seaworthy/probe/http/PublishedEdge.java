package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.tls.Certificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** The edge of a stack on this host, at the ports that it publishes. */
public record PublishedEdge(ComposeStack stack) implements Edge {
    private static final Map<String, Integer> STANDARD = Map.of("http", 80, "https", 443);

    /**
     * @return this host with the port that is bound to the scheme's standard port
     * @throws InconclusiveException if the edge is not running or does not publish it
     */
    @Override
    public InetSocketAddress address(String scheme) {
        Integer port = stack.replicas().of("edge").only().publishes().get(STANDARD.get(scheme));
        if (port == null) {
            throw new InconclusiveException("the edge publishes no port for " + scheme);
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A stack on this host must publish both: that one is missing is a violation. */
    @Override
    public boolean has(String scheme) {
        return true;
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public String site(String host) {
        return host;
    }

    @Override
    public Request sited(Request request) {
        return request;
    }

    @Override
    public String sited(String rawRequest) {
        return rawRequest;
    }

    @Override
    public Certificate certificate() {
        return Certificate.in(stack.ownFile("secrets/tls_certificate"));
    }

    @Override
    public boolean startedWith(String overlay) {
        return stack.startedWith(overlay);
    }
}
