package dev.seaworthy.aws.reachability.model;

/**
 * A subnet.
 *
 * @param zone its availability zone, by name or, in a template without a region, by its index
 * @param routeTable id of its route table, the VPC's main one if no other is associated
 * @param acl id of its network ACL, the VPC's default one if no other is associated
 */
public record Subnet(String id, String vpc, String zone, Addresses addresses, String routeTable, String acl) {
    /** @return the id of the route table of subnets without an association */
    public static String mainRouteTable(String vpc) {
        return vpc + ".MainRouteTable";
    }

    /** @return the id of the network ACL of subnets without an association */
    public static String defaultAcl(String vpc) {
        return vpc + ".DefaultNetworkAcl";
    }
}
