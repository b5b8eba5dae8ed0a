package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.Promise;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.function.Predicate;

/** The connections that a contract promises, and those that follow from them. */
record Promised(Contract contract, Names names) {
    /** @return the ports that must be reachable */
    Traffic ports(String from, String to) {
        return ports(
                promise -> promise.from().equals(from) && promise.to().name().equals(to));
    }

    /**
     * @return the ports that may be reachable: those that must be, those that anybody on the internet may reach, and
     *     those of a load balancer's health checks
     */
    Traffic permitted(String from, String to) {
        return ports(from, to).or(fromInternet(to)).or(healthChecks(from, to));
    }

    Traffic fromInternet(String to) {
        return ports(Node.Internet.NAME, to);
    }

    boolean involvesInternet(String name) {
        return !fromInternet(name).isEmpty() || !ports(name, Node.Internet.NAME).isEmpty();
    }

    private Traffic healthChecks(String from, String to) {
        return names.node(from).orElse(null) instanceof Node.LoadBalancer balancer
                        && !ports(from, to).isEmpty()
                ? names.node(to)
                        .map(node -> NodeLayers.targets(balancer, node).minus(NodeLayers.forwards(balancer, node)))
                        .orElse(Traffic.NONE)
                : Traffic.NONE;
    }

    private Traffic ports(Predicate<Promise> some) {
        return contract.promises().stream()
                .filter(some)
                .map(promise -> Traffic.tcp(promise.to().port()))
                .reduce(Traffic.NONE, Traffic::or);
    }
}
