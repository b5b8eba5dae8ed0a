package dev.seaworthy.aws.reachability.model;

import java.util.Comparator;
import java.util.List;

/** A network ACL: the entry with the lowest number that applies decides; without one, traffic is denied. */
public record NetworkAcl(String id, List<Entry> ingress, List<Entry> egress) {
    /** @param cidr source of ingress, destination of egress */
    public record Entry(String id, int number, boolean allow, Traffic traffic, Cidr cidr) {}

    public NetworkAcl {
        ingress = inOrder(ingress);
        egress = inOrder(egress);
    }

    private static List<Entry> inOrder(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparingInt(Entry::number)).toList();
    }

    /** @return an ACL that allows everything, as the one that AWS creates with a VPC */
    public static NetworkAcl allowing(String id) {
        List<Entry> all = List.of(new Entry(id + ".Entry100", 100, true, Traffic.ALL, Cidr.ANY));
        return new NetworkAcl(id, all, all);
    }
}
