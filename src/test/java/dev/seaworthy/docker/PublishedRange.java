package dev.seaworthy.docker;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ports of the host on which a Compose model publishes one port of a service.
 *
 * @param port the entry of the model
 * @param ports how many there are, one for each replica; {@link Integer#MAX_VALUE} if the engine chooses them
 */
record PublishedRange(ObjectNode port, int ports) {
    static Stream<PublishedRange> all(JsonNode service) {
        return service.path("ports")
                .valueStream()
                .map(ObjectNode.class::cast)
                .map(port ->
                        new PublishedRange(port, size(port.path("published").asString("0"))));
    }

    /**
     * @param model of the stack's users, as JSON
     * @return for how many replicas of a service the model has host ports; {@link Integer#MAX_VALUE} for any number
     */
    static int replicasWithPorts(String model, String service) {
        return all(JsonMapper.shared().readTree(model).path("services").path(service))
                .mapToInt(PublishedRange::ports)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** @return the number of replicas that the model starts of a service */
    static int replicas(JsonNode service) {
        return Optional.of(service.path("deploy").path("replicas"))
                .filter(JsonNode::isNumber)
                .or(() -> Optional.of(service.path("scale")).filter(JsonNode::isNumber))
                .map(JsonNode::asInt)
                .orElse(1);
    }

    /** @param published a port, or the first and the last one: {@code 8000-8003}; 0 lets the engine choose */
    private static int size(String published) {
        String[] ends = published.split("-");
        if (published.isEmpty() || ends[0].equals("0")) {
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
    }
}
