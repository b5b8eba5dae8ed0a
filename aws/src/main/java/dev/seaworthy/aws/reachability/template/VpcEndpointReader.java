package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.AwsService;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads AWS::EC2::VPCEndpoint of the types Interface and Gateway. */
record VpcEndpointReader(Resources resources, Places places) {
    List<Node> read() {
        List<Node> endpoints = new ArrayList<>();
        resources.each("AWS::EC2::VPCEndpoint", endpoint -> endpoints.add(endpoint(endpoint)));
        return endpoints;
    }

    private Node endpoint(Resource endpoint) {
        String service = AwsService.nameOf(endpoint.get("ServiceName").text());
        String type = endpoint.get("VpcEndpointType").text("Gateway");
        return switch (type) {
            case "Gateway" ->
                new Node.GatewayEndpoint(
                        endpoint.id(), service, endpoint.get("RouteTableIds").ids());
            case "Interface" -> {
                List<Property> subnets = endpoint.get("SubnetIds").items();
                yield new Node.InterfaceEndpoint(
                        endpoint.id(),
                        service,
                        places.inSubnets(subnets, places.groups(endpoint.get("SecurityGroupIds"), subnets), false),
                        endpoint.get("PrivateDnsEnabled").bool(false));
            }
            default ->
                throw endpoint.get("VpcEndpointType")
                        .unresolved("the check does not know endpoints of the type " + type);
        };
    }
}
