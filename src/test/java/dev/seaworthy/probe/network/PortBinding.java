package dev.seaworthy.probe.network;

/**
 * A port of a container that the engine leads a port of this machine to.
 *
 * @param protocol tcp, udp or sctp
 * @param address of this machine; 0.0.0.0 and :: are all of them
 * @param hostPort of this machine
 */
public record PortBinding(String service, int port, String protocol, String address, int hostPort) {
    /** @return whether it publishes this TCP port of the container */
    public boolean is(int tcpPort) {
        return protocol.equals("tcp") && port == tcpPort;
    }

    /** @return whether only this machine itself can get to it */
    public boolean isForThisMachineOnly() {
        return address.startsWith("127.") || address.equals("::1");
    }

    @Override
    public String toString() {
        return "%s:%d → %s:%d/%s".formatted(address, hostPort, service, port, protocol);
    }
}
