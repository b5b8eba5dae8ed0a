package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services of a stack with {@code network_mode: host}: the ports of their programs are those of the host. */
final class HostNetworkServices {
    private HostNetworkServices() {}

    /**
     * @param model of the stack's users, as JSON
     * @throws InconclusiveException if the container of its owner runs: a second one would find its ports taken
     */
    static void refuseRunning(String model, DockerClient docker) {
        JsonNode stack = JsonMapper.shared().readTree(model);
        List<String> services = of(stack);
        if (services.isEmpty()) {
            return;
        }
        String project = stack.path("name").asString("");
        EngineCall.of("listing containers", () -> docker.listContainersCmd().exec()).stream()
                .map(Container::getLabels)
                .filter(labels -> project.equals(labels.get(ComposeLabels.PROJECT)))
                .map(labels -> labels.get(ComposeLabels.SERVICE))
                .filter(services::contains)
                .findFirst()
                .ifPresent(service -> {
                    throw new InconclusiveException(
                            "services.%s.network_mode: host: the container of the project %s is running and has the ports of the host: stop it first"
                                    .formatted(service, project));
                });
    }

    static List<String> of(JsonNode stack) {
        return stack.path("services").properties().stream()
                .filter(service ->
                        service.getValue().path("network_mode").asString("").equals("host"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
