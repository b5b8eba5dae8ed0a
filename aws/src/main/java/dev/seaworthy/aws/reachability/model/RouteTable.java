package dev.seaworthy.aws.reachability.model;

import java.util.List;

/** A route table; the routes within the VPC need no mention, because each table has them. */
public record RouteTable(String id, List<Route> routes) {
    public RouteTable {
        routes = List.copyOf(routes);
    }
}
