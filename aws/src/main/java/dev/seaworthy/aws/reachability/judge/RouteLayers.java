package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.NetworkInterface;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Route;
import dev.seaworthy.aws.reachability.model.RouteTable;
import dev.seaworthy.aws.reachability.model.Subnet;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.List;
import java.util.Map;

/** Whether packets find a way: within a VPC always, otherwise by a gateway. */
record RouteLayers(Map<String, RouteTable> tables) {
    Layer between(Side from, Side to) {
        return switch (from.node()) {
            case Node.Internet internet -> fromInternet(to);
            default ->
                switch (to.node()) {
                    case Node.Internet internet -> toInternet(from);
                    case Node.GatewayEndpoint endpoint -> toGateway(from, endpoint);
                    default -> within(from, to);
                };
        };
    }

    /** @return the routes that lead from a subnet to the internet, if the interface has a public address */
    List<Route> toInternet(Subnet subnet, boolean publicAddress) {
        RouteTable table = tables.get(subnet.routeTable());
        return table == null
                ? List.of()
                : table.routes().stream()
                        .filter(route -> route.leadsToInternet(publicAddress))
                        .toList();
    }

    private Layer within(Side from, Side to) {
        boolean same = from.subnet().vpc().equals(to.subnet().vpc());
        return new Layer(
                Permission.certain(same),
                "%s and %s are in different VPCs, %s and %s"
                        .formatted(
                                from.name(),
                                to.name(),
                                from.subnet().vpc(),
                                to.subnet().vpc()));
    }

    private Layer fromInternet(Side to) {
        NetworkInterface place = to.place().orElseThrow();
        if (!place.publicAddress()) {
            return new Layer(Permission.NONE, "%s has no public address".formatted(to.name()));
        }
        List<Route> routes = toInternet(place.subnet(), true).stream()
                .filter(route -> route.target() == Route.Target.INTERNET_GATEWAY)
                .toList();
        return byRoutes(routes, place.subnet(), "to an internet gateway");
    }

    private Layer toInternet(Side from) {
        NetworkInterface place = from.place().orElseThrow();
        return byRoutes(toInternet(place.subnet(), place.publicAddress()), place.subnet(), "to the internet");
    }

    private static Layer byRoutes(List<Route> routes, Subnet subnet, String where) {
        boolean whole = routes.stream().anyMatch(route -> route.destination().prefix() == 0);
        Permission permission = whole
                ? Permission.ALL
                : routes.isEmpty()
                        ? Permission.NONE
                        : new Permission(Traffic.NONE, Traffic.ALL, Traffic.NONE, Traffic.ALL);
        return new Layer(
                permission,
                wanted -> "route table %s of subnet %s has no route %s"
                        .formatted(subnet.routeTable(), subnet.id(), where),
                traffic -> routes.stream().map(Route::toString).toList());
    }

    private static Layer toGateway(Side from, Node.GatewayEndpoint endpoint) {
        Subnet subnet = from.subnet();
        return new Layer(
                Permission.certain(endpoint.routeTables().contains(subnet.routeTable())),
                wanted -> "gateway endpoint %s is not in route table %s of subnet %s"
                        .formatted(endpoint.id(), subnet.routeTable(), subnet.id()),
                traffic -> List.of(endpoint.id()));
    }
}
