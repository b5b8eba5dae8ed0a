package dev.seaworthy.aws.projection;

import dev.seaworthy.aws.reachability.judge.Edge;
import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections that the template permits between services and stores. A load balancer becomes a name of its target,
 * and a published port if its clients are in the internet.
 */
record PermittedConnections(Result reachability) {
    private static final List<String> BALANCERS = List.of("public-lb", "internal-lb");

    /** @param balancer empty if the connection is a direct one */
    record Permitted(String from, String to, String balancer) {
        String network() {
            return from + "-" + to;
        }
    }

    /** Of the services in this list, and the stores. */
    List<Permitted> between(Set<String> names) {
        List<Permitted> permitted = new ArrayList<>();
        for (Edge edge : observed().toList()) {
            if (names.contains(edge.from()) && names.contains(edge.to())) {
                permitted.add(new Permitted(edge.from(), edge.to(), ""));
            }
            if (names.contains(edge.from()) && BALANCERS.contains(edge.to())) {
                targets(edge.to()).forEach(target -> permitted.add(new Permitted(edge.from(), target, edge.to())));
            }
        }
        return permitted;
    }

    /** Services that the internet reaches. */
    Set<String> published() {
        Set<String> published = new LinkedHashSet<>();
        observed().filter(edge -> edge.from().equals(Node.Internet.NAME)).forEach(edge -> {
            if (BALANCERS.contains(edge.to())) {
                targets(edge.to()).forEach(published::add);
            } else {
                published.add(edge.to());
            }
        });
        return published;
    }

    private Stream<String> targets(String balancer) {
        return observed()
                .filter(edge -> edge.from().equals(balancer))
                .map(Edge::to)
                .distinct();
    }

    /** Without those that the contract permits only because the internet has them, too. */
    private Stream<Edge> observed() {
        return reachability.edges().stream()
                .filter(edge -> !edge.unpromised().isEmpty()
                        || !edge.promised().isEmpty() && edge.missing().isEmpty());
    }
}
