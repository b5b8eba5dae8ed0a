package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.AwsService;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** Reads DescribeVpcEndpoints. */
record VpcEndpointDescriptions(AccountContext account, InterfaceDescriptions interfaces) {
    List<Node> read() {
        List<Node> endpoints = new ArrayList<>();
        account.ec2()
                .describeVpcEndpointsPaginator(request -> request.filters(account.inVpc()))
                .vpcEndpoints()
                .forEach(endpoint -> add(endpoint, endpoints));
        return endpoints;
    }

    private void add(VpcEndpoint endpoint, List<Node> endpoints) {
        String name = account.name(endpoint.vpcEndpointId());
        String service = AwsService.nameOf(endpoint.serviceName());
        switch (endpoint.vpcEndpointType()) {
            case GATEWAY ->
                endpoints.add(new Node.GatewayEndpoint(
                        name,
                        service,
                        endpoint.routeTableIds().stream().map(account::name).toList()));
            case INTERFACE -> {
                endpoint.networkInterfaceIds().forEach(interfaces::claim);
                endpoints.add(new Node.InterfaceEndpoint(
                        name,
                        service,
                        interfaces.inSubnets(
                                endpoint.subnetIds(),
                                endpoint.groups().stream()
                                        .map(SecurityGroupIdentifier::groupId)
                                        .toList(),
                                false),
                        endpoint.privateDnsEnabled()));
            }
            default ->
                account.unknown(
                        endpoint.vpcEndpointId(),
                        "the check does not know endpoints of the type %s",
                        endpoint.vpcEndpointTypeAsString());
        }
    }
}
