package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.ArrayList;
import java.util.List;

/** Answers which connections a deployment permits. */
record Network(Names names, GroupLayers groups, AclLayers acls, RouteLayers routes, NodeLayers nodes) {
    static Network of(Deployment deployment, Names names) {
        return new Network(
                names,
                new GroupLayers(deployment.groups()),
                new AclLayers(deployment.acls()),
                new RouteLayers(deployment.routeTables()),
                new NodeLayers(deployment.vpcs()));
    }

    Connection connection(Node from, Node to) {
        List<List<Layer>> pairs = new ArrayList<>();
        for (Side source : Side.of(names.of(from), from)) {
            for (Side target : Side.of(names.of(to), to)) {
                pairs.add(layers(source, target));
            }
        }
        return new Connection(pairs);
    }

    private List<Layer> layers(Side from, Side to) {
        List<Layer> layers = new ArrayList<>(nodes.between(from, to));
        layers.add(groups.egress(from, to));
        layers.add(groups.ingress(from, to));
        layers.add(routes.between(from, to));
        layers.addAll(acls.between(from, to));
        return layers;
    }
}
