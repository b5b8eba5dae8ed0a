package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Addresses;
import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Reads DescribeSubnets; route tables and network ACLs say which subnets they are associated with. */
record SubnetDescriptions(AccountContext account, List<RouteTable> tables, List<NetworkAcl> acls) {
    /** @return the subnets by their physical ids */
    Map<String, Subnet> read() {
        Map<String, Subnet> subnets = new LinkedHashMap<>();
        account.ec2()
                .describeSubnetsPaginator(request -> request.filters(account.inVpc()))
                .subnets()
                .forEach(subnet -> {
                    String id = subnet.subnetId();
                    subnets.put(
                            id,
                            new Subnet(
                                    account.name(id),
                                    account.name(subnet.vpcId()),
                                    subnet.availabilityZone(),
                                    new Addresses.Within(Cidr.parse(subnet.cidrBlock())),
                                    account.name(table(id)),
                                    account.name(acl(id))));
                    if (!subnet.ipv6CidrBlockAssociationSet().isEmpty()) {
                        account.unknown(id, "it has IPv6 addresses; the check reads IPv4 only");
                    }
                });
        return subnets;
    }

    private String table(String subnet) {
        return tables.stream()
                .filter(table -> table.associations().stream().anyMatch(one -> subnet.equals(one.subnetId())))
                .findFirst()
                .or(() -> tables.stream()
                        .filter(table -> table.associations().stream().anyMatch(one -> Boolean.TRUE.equals(one.main())))
                        .findFirst())
                .map(RouteTable::routeTableId)
                .orElse("");
    }

    private String acl(String subnet) {
        return acls.stream()
                .filter(acl -> acl.associations().stream().anyMatch(one -> subnet.equals(one.subnetId())))
                .findFirst()
                .map(NetworkAcl::networkAclId)
                .orElse("");
    }
}
