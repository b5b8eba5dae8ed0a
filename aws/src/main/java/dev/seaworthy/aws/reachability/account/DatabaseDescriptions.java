package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** Reads DescribeDBInstances. */
record DatabaseDescriptions(AccountContext account, RdsClient client, InterfaceDescriptions interfaces) {
    List<Node> read() {
        List<Node> databases = new ArrayList<>();
        client.describeDBInstancesPaginator(request -> {}).dbInstances().stream()
                .filter(instance -> instance.dbSubnetGroup() != null
                        && account.vpc().equals(instance.dbSubnetGroup().vpcId()))
                .forEach(instance -> databases.add(database(instance)));
        return databases;
    }

    private Node database(DBInstance instance) {
        List<String> groups = instance.vpcSecurityGroups().stream()
                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .toList();
        List<String> subnets = instance.dbSubnetGroup().subnets().stream()
                .map(Subnet::subnetIdentifier)
                .toList();
        boolean publicAddress = interfaces.claimPublic("RDSNetworkInterface"::equals, groups, subnets);
        return new Node.Database(
                account.name(instance.dbInstanceIdentifier()),
                interfaces.inSubnets(subnets, groups, publicAddress || instance.publiclyAccessible()),
                instance.endpoint() == null
                        ? instance.dbInstancePort()
                        : instance.endpoint().port());
    }
}
