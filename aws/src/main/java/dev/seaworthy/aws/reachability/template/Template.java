package dev.seaworthy.aws.reachability.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A CloudFormation template in JSON, with the default values of its parameters. */
public final class Template {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Functions functions;

    /** @throws InvalidTemplateException if it has no resources */
    public Template(JsonNode root) {
        if (!root.path("Resources").isObject()) {
            throw new InvalidTemplateException("the template has no Resources: synthesize it with `cdk synth`");
        }
        this.root = root;
        this.functions = new Functions(root);
    }

    /** @throws InvalidTemplateException if the file cannot be read or is no template in JSON */
    public static Template read(Path file) {
        try {
            return new Template(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new InvalidTemplateException("%s:%d: the template is not JSON: %s"
                    .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (InvalidTemplateException e) {
            throw new InvalidTemplateException("%s: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new InvalidTemplateException("%s cannot be read: %s".formatted(file, e));
        }
    }

    /** @return the resources that exist: those without a condition that is false */
    List<Resource> resources(Problems problems) {
        List<Resource> resources = new ArrayList<>();
        root.get("Resources").properties().forEach(entry -> {
            String id = entry.getKey();
            JsonNode resource = entry.getValue();
            if (exists(id, resource, problems)) {
                Property properties = new Property(functions, id, resource.path("Properties"));
                resources.add(new Resource(id, resource.path("Type").asText(), properties));
            }
        });
        return resources;
    }

    /** @return what the template does that happens during the deployment only */
    Optional<String> transform() {
        return Optional.ofNullable(root.get("Transform")).map(JsonNode::toString);
    }

    private boolean exists(String id, JsonNode resource, Problems problems) {
        try {
            return !resource.has("Condition")
                    || functions.condition(resource.get("Condition").asText());
        } catch (UnresolvedException e) {
            if (!ResourceTypes.haveNoInterface(resource.path("Type").asText())) {
                problems.add(id, "its condition cannot be evaluated, because " + e.getMessage());
            }
            return true;
        }
    }
}
