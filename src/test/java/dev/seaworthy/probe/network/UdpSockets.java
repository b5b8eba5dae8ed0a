package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The UDP sockets of containers, from the kernel's tables in their network namespaces.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">proc_net_tcp</a>, whose format they have
 */
public record UdpSockets(ComposeStack stack) {
    /** Local address and port, and a remote address and port of zeros; all hexadecimal. */
    private static final Pattern BOUND = Pattern.compile(" *\\d+: ([0-9A-F]+):([0-9A-F]{4}) 0+:0000 .*");

    /** 127.0.0.0/8, alone or at the end of an IPv6 address, and ::1; each four bytes are in the order of the host. */
    private static final Pattern LOOPBACK = Pattern.compile("(0{16}FFFF0000)?[0-9A-F]{6}7F|0{24}01000000");

    /**
     * @return the ports on which it receives from any host, without those of loopback addresses
     * @throws dev.seaworthy.docker.InconclusiveException if its process has ended
     */
    public SortedSet<Integer> of(Replica replica) {
        String tables = "/proc/%d/net/".formatted(replica.pid());
        return ports(stack.probeContainer().host("cat", tables + "udp", tables + "udp6"));
    }

    static SortedSet<Integer> ports(String tables) {
        return tables.lines()
                .map(BOUND::matcher)
                .filter(socket ->
                        socket.matches() && !LOOPBACK.matcher(socket.group(1)).matches())
                .map(socket -> Integer.valueOf(socket.group(2), 16))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
