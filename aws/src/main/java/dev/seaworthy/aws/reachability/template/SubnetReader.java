package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Addresses;
import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Subnet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads AWS::EC2::Subnet and its associations. */
record SubnetReader(Resources resources) {
    Map<String, Subnet> read() {
        Map<String, String> tables = associations("AWS::EC2::SubnetRouteTableAssociation", "RouteTableId");
        Map<String, String> acls = associations("AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId");
        Map<String, Subnet> subnets = new LinkedHashMap<>();
        resources.each("AWS::EC2::Subnet", subnet -> {
            String id = subnet.id();
            String vpc = subnet.get("VpcId").id();
            subnets.put(
                    id,
                    new Subnet(
                            id,
                            vpc,
                            zone(subnet),
                            addresses(subnet),
                            tables.getOrDefault(id, Subnet.mainRouteTable(vpc)),
                            acls.getOrDefault(id, Subnet.defaultAcl(vpc))));
            if (subnet.get("Ipv6CidrBlock").isPresent()
                    || subnet.get("Ipv6Native").isPresent()) {
                resources.problems().add(id, "it has IPv6 addresses; the check reads IPv4 only");
            }
        });
        return subnets;
    }

    private Map<String, String> associations(String type, String property) {
        Map<String, String> associations = new LinkedHashMap<>();
        resources.each(
                type,
                association -> associations.put(
                        association.get("SubnetId").id(),
                        association.get(property).id()));
        return associations;
    }

    private String zone(Resource subnet) {
        Property zone = subnet.get("AvailabilityZone");
        if (!zone.isPresent()) {
            resources.problems().add(subnet.id(), "it has no AvailabilityZone: AWS chooses one");
            return "a zone that AWS chooses for " + subnet.id();
        }
        return zone.text();
    }

    private Addresses addresses(Resource subnet) {
        Property block = subnet.get("CidrBlock");
        return resources
                .problems()
                .<Addresses>read(subnet, some -> {
                    try {
                        return new Addresses.Within(Cidr.parse(block.text()));
                    } catch (IllegalArgumentException e) {
                        throw block.unresolved(e.getMessage());
                    }
                })
                .orElseGet(Addresses.Unresolved::new);
    }
}
