package dev.seaworthy.aws.reachability.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A set of TCP ports and UDP ports, and all other protocols as one member. Immutable. */
public final class Traffic {
    private static final int PORTS = 65536;
    private static final int UDP = PORTS;
    private static final int OTHER = 2 * PORTS;

    public static final Traffic NONE = new Traffic(new BitSet());
    public static final Traffic ALL = between(0, OTHER);
    /** Ports from which clients send: those of load balancers and NAT gateways, too. */
    public static final Traffic EPHEMERAL = tcp(1024, PORTS - 1);

    private final BitSet members;

    private Traffic(BitSet members) {
        this.members = members;
    }

    public static Traffic tcp(int port) {
        return tcp(port, port);
    }

    public static Traffic tcp(int first, int last) {
        return between(first, last);
    }

    /**
     * @param protocol a name or an IANA number, or -1 for all
     * @param first the first port; negative for all
     */
    public static Traffic of(String protocol, int first, int last) {
        int from = first < 0 ? 0 : first;
        int to = first < 0 || last < 0 ? PORTS - 1 : last;
        return switch (protocol) {
            case "-1", "all" -> ALL;
            case "tcp", "6" -> between(from, to);
            case "udp", "17" -> between(UDP + from, UDP + to);
            default -> between(OTHER, OTHER);
        };
    }

    private static Traffic between(int first, int last) {
        BitSet members = new BitSet();
        members.set(first, last + 1);
        return new Traffic(members);
    }

    public Traffic and(Traffic other) {
        if (this == ALL || other == ALL) {
            return this == ALL ? other : this;
        }
        BitSet both = copy();
        both.and(other.members);
        return new Traffic(both);
    }

    public Traffic or(Traffic other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        BitSet either = copy();
        either.or(other.members);
        return new Traffic(either);
    }

    public Traffic minus(Traffic other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        BitSet rest = copy();
        rest.andNot(other.members);
        return new Traffic(rest);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public boolean contains(Traffic other) {
        return this == ALL || other.minus(this).isEmpty();
    }

    private BitSet copy() {
        return (BitSet) members.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traffic traffic && traffic.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** @return like {@code 80, 443}, {@code 53/udp} or {@code all traffic} */
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "all traffic";
        }
        List<String> parts = new ArrayList<>();
        addRanges(0, "", "all TCP ports", parts);
        addRanges(UDP, "/udp", "all UDP ports", parts);
        if (members.get(OTHER)) {
            parts.add("protocols other than TCP and UDP");
        }
        return parts.isEmpty() ? "no traffic" : String.join(", ", parts);
    }

    private void addRanges(int start, String suffix, String all, List<String> parts) {
        int end = start + PORTS;
        int first = members.nextSetBit(start);
        while (first >= 0 && first < end) {
            int last = Math.min(members.nextClearBit(first), end) - 1;
            String range = first == last ? "" + (first - start) : (first - start) + "-" + (last - start);
            parts.add(first == start && last == end - 1 ? all : range + suffix);
            first = members.nextSetBit(last + 1);
        }
    }
}
