package dev.seaworthy.aws.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ECS service of a template, with its task definition.
 *
 * @param id its logical id
 * @param name that of its essential container
 * @param startsAfter logical ids
 * @param singleton whether ECS never runs two tasks
 */
record EcsService(
        String id,
        String name,
        int count,
        boolean singleton,
        double cpus,
        List<String> startsAfter,
        JsonNode container,
        JsonNode prepare,
        Map<String, JsonNode> volumes) {

    static List<EcsService> all(JsonNode template) {
        List<EcsService> services = new ArrayList<>();
        template.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals("AWS::ECS::Service")) {
                services.add(of(entry.getKey(), entry.getValue(), template));
            }
        });
        return services;
    }

    private static EcsService of(String id, JsonNode service, JsonNode template) {
        JsonNode properties = service.path("Properties");
        JsonNode task = template.path("Resources")
                .path(properties.path("TaskDefinition").path("Ref").asText())
                .path("Properties");
        JsonNode main = container(task, true);
        Map<String, JsonNode> volumes = new LinkedHashMap<>();
        task.path("Volumes").forEach(volume -> volumes.put(volume.path("Name").asText(), volume));
        return new EcsService(
                id,
                main.path("Name").asText(),
                properties.path("DesiredCount").asInt(),
                properties.at("/DeploymentConfiguration/MaximumPercent").asInt() == 100,
                Integer.parseInt(task.path("Cpu").asText()) / 1024.0,
                service.path("DependsOn").valueStream().map(JsonNode::asText).toList(),
                main,
                container(task, false),
                volumes);
    }

    private static JsonNode container(JsonNode task, boolean essential) {
        return task.path("ContainerDefinitions")
                .valueStream()
                .filter(container -> container.path("Essential").asBoolean() == essential)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
