package dev.seaworthy.probe.network;

import dev.seaworthy.contract.PublishedPort;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A port of a container that the engine publishes on the host.
 *
 * @param protocol tcp, udp or sctp
 * @param address of the host; 0.0.0.0 and :: stand for all its addresses
 * @param hostPort the port on the host
 */
public record PortBinding(String service, int port, String protocol, String address, int hostPort) {
    /** By the address that stands for all addresses of its family: the engine may choose another port for each. */
    private static final Map<String, String> LOOPBACK = Map.of("", "127.0.0.1", "0.0.0.0", "127.0.0.1", "::", "::1");

    /** @return whether it publishes this port of the container */
    public boolean is(PublishedPort published) {
        return protocol.equals(published.protocol().toString()) && port == published.number();
    }

    /** @return whether it is reachable from the host only */
    public boolean isLoopbackOnly() {
        return address.startsWith("127.") || address.equals("::1");
    }

    /** @return where a client on the host connects: the loopback address if it is bound to all addresses */
    public InetSocketAddress reachableAt() {
        return new InetSocketAddress(LOOPBACK.getOrDefault(address, address), hostPort);
    }

    @Override
    public String toString() {
        return "%s:%d → %s:%d/%s".formatted(address, hostPort, service, port, protocol);
    }
}
