package dev.seaworthy.contract.draft;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The TCP ports at which a service seems to listen. */
final class TcpPorts {
    private TcpPorts() {}

    /** @return the ports that the service publishes, then those that it or its image exposes */
    static List<Integer> of(JsonNode compose, JsonNode image) {
        Stream<String> published = compose.path("ports")
                .valueStream()
                .map(port -> "%s/%s"
                        .formatted(
                                port.path("target").asString(),
                                port.path("protocol").asString("tcp")));
        Stream<String> exposed = compose.path("expose").valueStream().map(JsonNode::asString);
        Stream<String> ofImage = image.path("ExposedPorts").propertyNames().stream();
        return Stream.of(published, exposed, ofImage)
                .flatMap(ports -> ports)
                .filter(port -> port.matches("\\d{1,5}(/tcp)?"))
                .map(port -> Integer.valueOf(port.replace("/tcp", "")))
                .distinct()
                .toList();
    }
}
