package dev.seaworthy.aws.reachability.template;

import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Route;
import dev.seaworthy.aws.reachability.model.RouteTable;
import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads AWS::EC2::RouteTable and AWS::EC2::Route. */
record RouteTableReader(Resources resources, Map<String, Vpc> vpcs) {
    private static final List<String> OTHER_TARGETS = List.of(
            "CarrierGatewayId",
            "CoreNetworkArn",
            "InstanceId",
            "LocalGatewayId",
            "NetworkInterfaceId",
            "TransitGatewayId",
            "VpcEndpointId",
            "VpcPeeringConnectionId");

    Map<String, RouteTable> read() {
        Map<String, List<Route>> routes = new LinkedHashMap<>();
        Map<String, String> vpcOf = new LinkedHashMap<>();
        resources.each("AWS::EC2::RouteTable", table -> {
            routes.put(table.id(), new ArrayList<>());
            vpcOf.put(table.id(), table.get("VpcId").id());
        });
        resources.each("AWS::EC2::Route", route -> {
            String table = route.get("RouteTableId").id();
            route(route)
                    .filter(read ->
                            read.target() != Route.Target.INTERNET_GATEWAY || hasInternetGateway(vpcOf.get(table)))
                    .ifPresent(read -> routes.computeIfAbsent(table, first -> new ArrayList<>())
                            .add(read));
        });
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        routes.forEach((id, list) -> tables.put(id, new RouteTable(id, list)));
        return tables;
    }

    /** A route to a gateway that is not attached leads nowhere. */
    private boolean hasInternetGateway(String vpc) {
        return !vpcs.containsKey(vpc) || vpcs.get(vpc).internetGateway();
    }

    /** @return empty if the route is for IPv6, which subnets without IPv6 addresses do not use */
    private Optional<Route> route(Resource route) {
        OTHER_TARGETS.stream()
                .map(route::get)
                .filter(Property::isPresent)
                .findFirst()
                .ifPresent(target -> {
                    throw target.unresolved("the check does not know what is behind it");
                });
        Property destination = route.get("DestinationCidrBlock");
        if (!destination.isPresent() && route.get("DestinationIpv6CidrBlock").isPresent()) {
            return Optional.empty();
        }
        Cidr block;
        try {
            block = Cidr.parse(destination.text());
        } catch (IllegalArgumentException e) {
            throw destination.unresolved(e.getMessage());
        }
        Property nat = route.get("NatGatewayId");
        Property gateway = route.get("GatewayId");
        return Optional.of(
                nat.isPresent()
                        ? new Route(route.id(), block, Route.Target.NAT_GATEWAY, natGateway(nat))
                        : new Route(route.id(), block, Route.Target.INTERNET_GATEWAY, internetGateway(gateway)));
    }

    private String natGateway(Property target) {
        String id = target.id();
        boolean isPrivate = resources
                .find(id)
                .filter(gateway ->
                        gateway.get("ConnectivityType").text("public").equals("private"))
                .isPresent();
        if (isPrivate) {
            throw target.unresolved("the check does not know what is behind a private NAT gateway");
        }
        return id;
    }

    private String internetGateway(Property target) {
        String id = target.id();
        boolean known = id.startsWith("igw-")
                || resources
                        .find(id)
                        .filter(gateway -> gateway.type().equals("AWS::EC2::InternetGateway"))
                        .isPresent();
        if (!known) {
            throw target.unresolved("the check does not know what is behind the gateway " + id);
        }
        return id;
    }
}
