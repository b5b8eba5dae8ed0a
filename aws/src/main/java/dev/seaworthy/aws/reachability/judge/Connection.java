package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * What decides about the connections from one node to another.
 *
 * @param pairs the layers between each interface of the one and each of the other
 */
record Connection(List<List<Layer>> pairs) {
    Permission permission() {
        return pairs.stream()
                .map(Connection::permission)
                .reduce(Permission::together)
                .orElse(Permission.NONE);
    }

    /** @return why the first layer that blocks this traffic between any two interfaces does */
    Optional<String> block(Traffic wanted) {
        return pairs.stream()
                .flatMap(List::stream)
                .filter(layer -> !layer.permission().always().contains(wanted))
                .findFirst()
                .map(layer -> layer.reason().apply(wanted));
    }

    /** @return the rules and routes that permit a part of this traffic between any two interfaces */
    String permitting(Traffic traffic) {
        return String.join(
                ", ",
                pairs.stream()
                        .filter(layers -> !permission(layers)
                                .sometimesAtBest()
                                .and(traffic)
                                .isEmpty())
                        .flatMap(List::stream)
                        .flatMap(layer -> layer.permitting().apply(traffic).stream())
                        .distinct()
                        .toList());
    }

    private static Permission permission(List<Layer> layers) {
        return layers.stream().map(Layer::permission).reduce(Permission.ALL, Permission::and);
    }
}
