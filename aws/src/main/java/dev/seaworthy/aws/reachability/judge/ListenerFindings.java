package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.LoadBalancerPromise;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether each load balancer has the promised listeners, which forward to the promised services.
 *
 * @param certificate whether the deployment is one with a certificate, also if no listener has one
 */
record ListenerFindings(Contract contract, Names names, boolean certificate) {
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        contract.loadBalancers()
                .forEach((name, promise) -> names.node(name).ifPresent(node -> {
                    if (node instanceof Node.LoadBalancer balancer) {
                        promise.listeners()
                                .forEach((port, listener) -> addMissing(name, balancer, port, listener, findings));
                        addUnpromised(name, balancer, promise, findings);
                    } else {
                        findings.add(Finding.violated("%s is not a load balancer: it is %s", name, node.id()));
                    }
                }));
        return findings;
    }

    private void addMissing(
            String name,
            Node.LoadBalancer balancer,
            int port,
            LoadBalancerPromise.Listener promise,
            List<Finding> findings) {
        Optional<Node.Listener> found = balancer.listeners().stream()
                .filter(listener -> listener.port() == port)
                .findFirst();
        Optional<Node> target = names.node(promise.to().name());
        if (found.isEmpty() || target.isEmpty()) {
            return; // reported as a connection that is not possible
        }
        Node.Listener listener = found.get();
        if (!forwards(balancer, listener, target.get())
                .contains(Traffic.tcp(promise.to().port()))) {
            findings.add(Finding.violated(
                    "listener %s of %s, at port %d, must forward to %s, but its target groups %s do not contain it",
                    listener.id(), name, port, promise.to(), listener.targetGroups()));
        }
        for (String other : names.nodes().keySet()) {
            Traffic wrong = forwards(balancer, listener, names.node(other).orElseThrow());
            if (!wrong.isEmpty() && !other.equals(promise.to().name())) {
                findings.add(Finding.violated(
                        "listener %s of %s, at port %d, forwards to %s:%s, but must forward to %s only",
                        listener.id(), name, port, other, wrong, promise.to()));
            }
        }
        promise.protocolWithCertificate()
                .filter(protocol -> certificate || hasCertificate())
                .filter(protocol -> !protocol.equals(listener.protocol()))
                .ifPresent(protocol -> findings.add(Finding.violated(
                        "listener %s of %s, at port %d, has the protocol %s, but the deployment has a certificate:"
                                + " the protocol must be %s",
                        listener.id(), name, port, listener.protocol(), protocol)));
    }

    private static Traffic forwards(Node.LoadBalancer balancer, Node.Listener listener, Node target) {
        Node.LoadBalancer part = new Node.LoadBalancer(
                balancer.id(),
                balancer.internetFacing(),
                balancer.interfaces(),
                List.of(listener),
                balancer.targetGroups().stream()
                        .filter(group -> listener.targetGroups().contains(group.id()))
                        .toList());
        return NodeLayers.forwards(part, target);
    }

    private static void addUnpromised(
            String name, Node.LoadBalancer balancer, LoadBalancerPromise promise, List<Finding> findings) {
        balancer.listeners().stream()
                .filter(listener -> !promise.listeners().containsKey(listener.port()))
                .forEach(listener -> findings.add(Finding.violated(
                        "listener %s of %s, at port %d, is not in the contract",
                        listener.id(), name, listener.port())));
    }

    private boolean hasCertificate() {
        return names.nodes().values().stream()
                .filter(Node.LoadBalancer.class::isInstance)
                .map(Node.LoadBalancer.class::cast)
                .flatMap(balancer -> balancer.listeners().stream())
                .anyMatch(Node.Listener::certificate);
    }
}
