package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bytes that replicas have received but not read, from the receive queues of the kernel's sockets.
 *
 * @param port on which the replicas listen
 * @param least bytes in a queue to count it; fewer may come from other clients
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">proc_net_tcp</a>
 */
public record SocketReceiveQueue(ComposeStack stack, int port, int least) {
    private static final String LOOPBACK = "0100007F";
    /** Local address and port, remote address and port, state, transmit and receive queue in bytes; all hexadecimal. */
    private static final Pattern ESTABLISHED =
            Pattern.compile(" *\\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 01 [0-9A-F]{8}:([0-9A-F]{8}) .*");

    /** @return the number of non-loopback connections with at least that many unread bytes at these replicas */
    public long at(Collection<Replica> replicas) {
        Stream<String> tables = replicas.stream()
                .flatMap(replica ->
                        Stream.of("tcp", "tcp6").map(table -> "/proc/%d/net/%s".formatted(replica.pid(), table)));
        return stack.probeContainer()
                .host(Stream.concat(Stream.of("cat"), tables).toArray(String[]::new))
                .lines()
                .map(ESTABLISHED::matcher)
                .filter(socket -> socket.matches()
                        && !socket.group(1).endsWith(LOOPBACK)
                        && Integer.parseInt(socket.group(2), 16) == port
                        && Long.parseLong(socket.group(3), 16) >= least)
                .count();
    }
}
