package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The images that a stack only uses and that the engine does not have. Compose reports a registry that cannot be
 * reached without the image that it needed from there.
 */
final class MissingImages {
    private MissingImages() {}

    /**
     * @param model of the stack, as JSON
     * @return the images in alphabetical order; an image that Compose builds, for this or for another service, is none
     *     of them
     * @throws InconclusiveException if the engine cannot inspect an image
     */
    static List<String> of(String model, DockerClient docker) {
        return used(model).stream().filter(image -> isMissing(image, docker)).toList();
    }

    static List<String> used(String model) {
        JsonNode services = JsonMapper.shared().readTree(model).path("services");
        Set<String> built = images(services, service -> service.has("build"));
        return images(services, service -> !service.has("build")).stream()
                .filter(image -> !built.contains(image))
                .toList();
    }

    private static SortedSet<String> images(JsonNode services, Predicate<JsonNode> selected) {
        return services.valueStream()
                .filter(selected)
                .map(service -> service.path("image"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isMissing(String image, DockerClient docker) {
        return EngineCall.of("inspecting the image " + image, () -> {
            try {
                docker.inspectImageCmd(image).exec();
                return false;
            } catch (NotFoundException e) {
                return true;
            }
        });
    }
}
