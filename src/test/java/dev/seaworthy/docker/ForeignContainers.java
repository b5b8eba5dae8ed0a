package dev.seaworthy.docker;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The containers outside of its project that a service of a Compose model refers to. A run does not touch them, and has
 * none of its own to replace them.
 *
 * @param service its entry in the model
 */
record ForeignContainers(String name, JsonNode service) {
    private static final Set<String> MODES = Set.of("", "none", "host", "bridge", "default");

    /** @throws InconclusiveException if there is one, with its key */
    void refuse() {
        Stream.of("pid", "ipc")
                .filter(key -> service.path(key).asString("").startsWith("container:"))
                .findFirst()
                .ifPresent(key -> refuse(key, service.get(key).stringValue()));
        String mode = service.path("network_mode").asString("");
        if (!MODES.contains(mode) && !mode.startsWith("service:")) {
            refuse("network_mode", mode);
        }
        service.path("volumes_from")
                .valueStream()
                .map(JsonNode::stringValue)
                .filter(source -> source.startsWith("container:"))
                .findFirst()
                .ifPresent(source -> refuse("volumes_from", source));
        service.path("external_links")
                .valueStream()
                .map(JsonNode::stringValue)
                .findFirst()
                .ifPresent(link -> refuse("external_links", link));
    }

    private void refuse(String key, String value) {
        throw new InconclusiveException(
                "services.%s.%s: %s is not of this project, and a run does not touch it: refer to a service instead"
                        .formatted(name, key, value));
    }
}
