package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.SecurityGroup;
import dev.seaworthy.aws.reachability.model.Subnet;
import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.List;
import java.util.Map;

/** The network interfaces of a resource, from the properties that name its subnets and security groups. */
record Places(Map<String, Vpc> vpcs, Map<String, Subnet> subnets, Map<String, SecurityGroup> groups) {
    /** @param publicAddress whether each has a public address */
    List<NetworkInterface> inSubnets(List<Property> subnetIds, List<String> groupIds, boolean publicAddress) {
        return subnetIds.stream()
                .map(subnet -> new NetworkInterface(subnet(subnet), groupIds, publicAddress))
                .toList();
    }

    /** @return the security groups of a property; the VPC's default one if it names none */
    List<String> groups(Property named, List<Property> subnetIds) {
        List<Property> items = named.items();
        if (items.isEmpty()) {
            return List.of(SecurityGroup.defaultId(vpc(subnetIds)));
        }
        for (Property group : items) {
            if (!groups.containsKey(group.id())) {
                throw group.unresolved("the template has no security group " + group.id());
            }
        }
        return named.ids();
    }

    /** @return whether the VPC of these subnets has an internet gateway */
    boolean haveInternetGateway(List<Property> subnetIds) {
        Vpc vpc = vpcs.get(vpc(subnetIds));
        return vpc == null || vpc.internetGateway();
    }

    private String vpc(List<Property> subnetIds) {
        return subnetIds.isEmpty()
                ? "the default VPC"
                : subnet(subnetIds.getFirst()).vpc();
    }

    private Subnet subnet(Property id) {
        Subnet subnet = subnets.get(id.id());
        if (subnet == null) {
            throw id.unresolved("the template has no subnet " + id.id());
        }
        return subnet;
    }
}
