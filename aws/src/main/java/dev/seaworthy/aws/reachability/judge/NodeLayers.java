package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Traffic;
import dev.seaworthy.aws.reachability.model.Vpc;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the nodes themselves permit: a load balancer connects to its targets only, and managed services listen only at
 * their ports.
 */
record NodeLayers(Map<String, Vpc> vpcs) {
    List<Layer> between(Side from, Side to) {
        return Stream.of(targets(from, to), accepts(to), name(from, to)).toList();
    }

    private static Layer targets(Side from, Side to) {
        return from.node() instanceof Node.LoadBalancer balancer
                ? new Layer(
                        Permission.certain(targets(balancer, to.node())),
                        wanted ->
                                "no target group of %s has the target %s:%s".formatted(from.name(), to.name(), wanted),
                        traffic -> balancer.targetGroups().stream()
                                .map(Node.TargetGroup::id)
                                .toList())
                : new Layer(Permission.ALL, "");
    }

    /** @return the ports of this node to which a load balancer connects, also for health checks */
    static Traffic targets(Node.LoadBalancer balancer, Node node) {
        return ports(balancer, node, true);
    }

    /** @return the ports of this node to which the load balancer forwards connections */
    static Traffic forwards(Node.LoadBalancer balancer, Node node) {
        return ports(balancer, node, false);
    }

    private static Traffic ports(Node.LoadBalancer balancer, Node node, boolean healthChecks) {
        Traffic ports = Traffic.NONE;
        if (node instanceof Node.Tasks tasks) {
            for (Node.TargetGroup group : balancer.targetGroups()) {
                for (Node.Registration registration : tasks.registrations()) {
                    if (registration.targetGroup().equals(group.id())) {
                        ports = ports.or(Traffic.tcp(registration.port()));
                        ports = healthChecks && group.healthCheckPort() > 0
                                ? ports.or(Traffic.tcp(group.healthCheckPort()))
                                : ports;
                    }
                }
            }
        }
        return ports;
    }

    private static Layer accepts(Side to) {
        return new Layer(
                Permission.certain(to.node().accepts()),
                wanted -> "%s does not accept connections at %s, only at %s"
                        .formatted(to.name(), wanted, to.node().accepts()),
                traffic -> List.of());
    }

    /** Clients of an AWS service use its public name, which must lead to the endpoint. */
    private Layer name(Side from, Side to) {
        if (!(to.node() instanceof Node.InterfaceEndpoint endpoint)
                || from.place().isEmpty()) {
            return new Layer(Permission.ALL, "");
        }
        String vpc = from.subnet().vpc();
        boolean dns = !vpcs.containsKey(vpc) || vpcs.get(vpc).dns();
        Traffic byName = endpoint.privateDns() && dns ? Traffic.ALL : Traffic.NONE;
        return new Layer(
                new Permission(byName, Traffic.ALL, byName, Traffic.ALL),
                endpoint.privateDns()
                        ? "the DNS support or the DNS host names of %s are disabled".formatted(vpc)
                        : "endpoint %s has no private DNS: the name of %s leads to its public addresses"
                                .formatted(endpoint.id(), endpoint.service()));
    }
}
