package dev.seaworthy.probe.network;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** A TCP port, as a client on this host sees it. */
public record TcpPort(InetAddress address, int number) {
    private static final int MILLIS = 3_000;

    /**
     * @return the port at each address of the host
     * @throws InconclusiveException if the host is unknown
     */
    public static List<TcpPort> all(String host, int number) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new TcpPort(address, number))
                    .toList();
        } catch (UnknownHostException e) {
            throw new InconclusiveException("unknown host: " + host, e);
        }
    }

    /** @return whether it accepts a connection within 3 s */
    public boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, number), MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** @return whether the address is one of this host, whose other programs listen there as well */
    public boolean isOnThisHost() {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            throw new InconclusiveException("the network interfaces of this host cannot be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "port %d of %s".formatted(number, address.getHostAddress());
    }
}
