package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of each node: that of the contract if it has one, otherwise its id. No two nodes have the same name, so that
 * the connections of a second one are not taken for those that the contract promises.
 */
final class Names {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Node, String> names = new LinkedHashMap<>();

    Names(List<Node> all, Contract contract) {
        contract.services().forEach(name -> add(name, candidates(name, all, contract)));
        contract.resources().keySet().forEach(name -> add(name, candidates(name, all, contract)));
        for (Node node : all) {
            node.names().stream()
                    .filter(name -> !(node instanceof Node.Tasks))
                    .forEach(name -> add(name, List.of(node)));
            add(node.id(), List.of(node));
        }
    }

    /** @return all nodes, those of the contract first */
    Map<String, Node> nodes() {
        return nodes;
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    String of(Node node) {
        return names.get(node);
    }

    private void add(String name, List<Node> candidates) {
        candidates.stream()
                .filter(node -> !names.containsKey(node) && !nodes.containsKey(name))
                .findFirst()
                .ifPresent(node -> {
                    nodes.put(name, node);
                    names.put(node, name);
                });
    }

    private static List<Node> candidates(String name, List<Node> all, Contract contract) {
        String id = contract.resources().get(name);
        return all.stream()
                .filter(node -> id == null
                        ? node instanceof Node.Tasks tasks && tasks.names().contains(name)
                        : isLogicalId(id, node.id()))
                .toList();
    }

    /** CDK appends eight hexadecimal digits, a hash of the path, to a logical id. */
    private static boolean isLogicalId(String promised, String id) {
        return Pattern.matches(Pattern.quote(promised) + "([0-9A-F]{8})?", id);
    }
}
