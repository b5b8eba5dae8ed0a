package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.Promise;
import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.model.Node;
import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether a deployment permits exactly the connections of its contract: each promised one is possible, no other
 * one is, and no single rule, route or public address permits more than the contract, so that one mistake alone opens
 * nothing.
 */
public final class ReachabilityCheck {
    private final Deployment deployment;
    private final Contract contract;
    private final Names names;
    private final Promised promised;
    private final Network network;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private ReachabilityCheck(Deployment deployment, Contract contract) {
        this.deployment = deployment;
        this.contract = contract;
        List<Node> nodes = new ArrayList<>(List.of(new Node.Internet()));
        nodes.addAll(deployment.nodes());
        this.names = new Names(nodes, contract);
        this.promised = new Promised(contract, names);
        this.network = Network.of(deployment, names);
    }

    /** @param certificate whether the deployment is one with a certificate, also if no listener has one */
    public static Result judge(Deployment deployment, Contract contract, boolean certificate) {
        return new ReachabilityCheck(deployment, contract).result(certificate);
    }

    private Result result(boolean certificate) {
        deployment.unknown().forEach(sentence -> findings.add(Finding.inconclusive("%s", sentence)));
        contract.services().forEach(this::requireNode);
        contract.resources().keySet().forEach(this::requireNode);
        contract.promises().forEach(this::requirePossible);
        names.nodes()
                .forEach((from, source) -> names.nodes().forEach((to, target) -> {
                    if (canExist(source, target)) {
                        compare(from, source, to, target);
                    }
                }));
        findings.addAll(new ListenerFindings(contract, names, certificate).findings());
        findings.addAll(new HealthCheckFindings(names, network).findings());
        findings.addAll(new GroupFindings(names).findings());
        findings.addAll(new RuleFindings(deployment, contract, names, promised).findings());
        findings.addAll(new InternetFindings(names, promised, network.routes()).findings());
        findings.addAll(new ZoneFindings(contract.zones(), names).findings());
        return new Result(
                List.copyOf(names.nodes().keySet()),
                edges,
                findings.stream().distinct().toList());
    }

    private void requireNode(String name) {
        if (names.node(name).isEmpty()) {
            String id = contract.resources().get(name);
            addMissing("%s is missing: there is no %s"
                    .formatted(
                            name,
                            id == null
                                    ? "ECS service with an essential container of this name"
                                    : "load balancer, database or file system with the logical id " + id));
        }
    }

    private void requirePossible(Promise promise) {
        Optional<Node> from = names.node(promise.from());
        Optional<Node> to = names.node(promise.to().name());
        Traffic wanted = Traffic.tcp(promise.to().port());
        if (from.isEmpty() || to.isEmpty()) {
            addMissing("%s, but the deployment has nothing of the name %s"
                    .formatted(
                            promise,
                            from.isEmpty() ? promise.from() : promise.to().name()));
            return;
        }
        Connection connection = network.connection(from.get(), to.get());
        Permission permission = connection.permission();
        if (!permission.always().contains(wanted)) {
            Verdict verdict = permission.alwaysAtBest().contains(wanted) ? Verdict.INCONCLUSIVE : Verdict.VIOLATED;
            findings.add(new Finding(
                    verdict,
                    "%s, but %s".formatted(promise, connection.block(wanted).orElse("nothing permits it"))));
        }
    }

    private void compare(String from, Node source, String to, Node target) {
        Connection connection = network.connection(source, target);
        Permission permission = connection.permission();
        Traffic wanted = promised.ports(from, to);
        Traffic permitted = promised.permitted(from, to);
        Traffic unpromised = permission.sometimes().minus(permitted);
        Traffic unknown = permission.sometimesAtBest().minus(permitted);
        if (!unpromised.isEmpty()) {
            findings.add(Finding.violated(
                    "%s can reach %s at %s, which the contract does not promise: %s permit it",
                    from, to, unpromised, connection.permitting(unpromised)));
        } else if (!unknown.isEmpty()) {
            findings.add(Finding.inconclusive(
                    "%s may reach %s at %s, which the contract does not promise: it depends on what could not be resolved",
                    from, to, unknown));
        }
        Traffic observed = permission.sometimes().minus(wanted.minus(permission.always()));
        if (!wanted.isEmpty() || !observed.isEmpty()) {
            edges.add(new Edge(from, to, wanted, permitted, observed));
        }
    }

    /** Load balancers do not connect to themselves, and the public addresses of AWS services are not of this VPC. */
    private static boolean canExist(Node from, Node to) {
        boolean outside =
                from instanceof Node.Internet && (to instanceof Node.Internet || to instanceof Node.GatewayEndpoint);
        return from.opens() && !outside && !(from instanceof Node.LoadBalancer && from == to);
    }

    private void addMissing(String sentence) {
        findings.add(new Finding(deployment.unknown().isEmpty() ? Verdict.VIOLATED : Verdict.INCONCLUSIVE, sentence));
    }
}
