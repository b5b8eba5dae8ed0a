package dev.seaworthy.aws.reachability.account;

import dev.seaworthy.aws.reachability.model.Cidr;
import dev.seaworthy.aws.reachability.model.Route;
import dev.seaworthy.aws.reachability.model.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.RouteState;

/** Reads DescribeRouteTables and DescribeNatGateways. */
record RouteTableDescriptions(
        AccountContext account, List<software.amazon.awssdk.services.ec2.model.RouteTable> described) {
    static RouteTableDescriptions of(AccountContext account) {
        return new RouteTableDescriptions(
                account,
                account
                        .ec2()
                        .describeRouteTablesPaginator(request -> request.filters(account.inVpc()))
                        .routeTables()
                        .stream()
                        .toList());
    }

    Map<String, RouteTable> read() {
        Set<String> privateGateways =
                account
                        .ec2()
                        .describeNatGatewaysPaginator(request -> request.filter(account.inVpc()))
                        .natGateways()
                        .stream()
                        .filter(gateway -> gateway.connectivityType() == ConnectivityType.PRIVATE)
                        .map(NatGateway::natGatewayId)
                        .collect(Collectors.toSet());
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        described.forEach(table -> {
            String name = account.name(table.routeTableId());
            List<Route> routes = new ArrayList<>();
            table.routes().stream()
                    .filter(route -> !isWithinVpc(route) && route.state() != RouteState.BLACKHOLE)
                    .filter(route -> route.destinationIpv6CidrBlock() == null)
                    .forEach(route -> add(name, route, privateGateways, routes));
            tables.put(name, new RouteTable(name, routes));
        });
        return tables;
    }

    /** @return whether it is a local route, or that of a gateway endpoint, which says itself which tables it has */
    private static boolean isWithinVpc(software.amazon.awssdk.services.ec2.model.Route route) {
        String gateway = route.gatewayId();
        return gateway != null && (gateway.equals("local") || gateway.startsWith("vpce-"));
    }

    private void add(
            String table,
            software.amazon.awssdk.services.ec2.model.Route route,
            Set<String> privateGateways,
            List<Route> routes) {
        String id = "%s, route to %s".formatted(table, route.destinationCidrBlock());
        String nat = route.natGatewayId();
        String gateway = route.gatewayId();
        if (route.destinationCidrBlock() == null) {
            account.unknown(
                    table, "the check does not know the addresses of prefix list %s", route.destinationPrefixListId());
        } else if (nat != null && !privateGateways.contains(nat)) {
            routes.add(new Route(
                    id, Cidr.parse(route.destinationCidrBlock()), Route.Target.NAT_GATEWAY, account.name(nat)));
        } else if (gateway != null && gateway.startsWith("igw-")) {
            routes.add(new Route(
                    id,
                    Cidr.parse(route.destinationCidrBlock()),
                    Route.Target.INTERNET_GATEWAY,
                    account.name(gateway)));
        } else {
            account.unknown(id, "the check does not know what is behind the target of this route");
        }
    }
}
