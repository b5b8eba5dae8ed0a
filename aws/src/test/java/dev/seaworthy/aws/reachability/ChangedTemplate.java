package dev.seaworthy.aws.reachability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seaworthy.aws.reachability.contract.ContractFile;
import dev.seaworthy.aws.reachability.judge.ReachabilityCheck;
import dev.seaworthy.aws.reachability.judge.Result;
import dev.seaworthy.aws.reachability.template.Template;
import dev.seaworthy.aws.reachability.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A template with changes. Paths and references name resources without the hash that CDK appends to logical ids; an
 * asterisk stands for any part of one.
 */
public final class ChangedTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SMALL = Path.of("src/test/resources/small");

    private final ObjectNode root;
    private final Path contract;
    private final boolean certificate;

    private ChangedTemplate(ObjectNode root, Path contract, boolean certificate) {
        this.root = root;
        this.contract = contract;
        this.certificate = certificate;
    }

    /** @return the template of the unit tests */
    public static ChangedTemplate small() {
        return read(SMALL.resolve("template.json"), SMALL.resolve("contract.yaml"), false);
    }

    public static ChangedTemplate read(Path template, Path contract, boolean certificate) {
        try {
            return new ChangedTemplate((ObjectNode) JSON.readTree(Files.readString(template)), contract, certificate);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public ChangedTemplate withCertificate() {
        return new ChangedTemplate(root, contract, true);
    }

    /**
     * @param path logical id, {@code Properties}, and keys or indices, separated by dots; an index may be the next one
     */
    public ChangedTemplate set(String path, JsonNode value) {
        List<String> steps = List.of(path.split("\\."));
        JsonNode parent = resource(steps.getFirst());
        for (String step : steps.subList(1, steps.size() - 1)) {
            JsonNode child = parent instanceof ArrayNode list ? list.get(Integer.parseInt(step)) : parent.path(step);
            parent = child.isMissingNode() ? ((ObjectNode) parent).putObject(step) : child;
        }
        put(parent, steps.getLast(), withIds(value));
        return this;
    }

    public ChangedTemplate set(String path, String json) {
        return set(path, parsed(json));
    }

    public ChangedTemplate remove(String path) {
        List<String> steps = List.of(path.split("\\."));
        if (steps.size() == 1) {
            resources().remove(id(steps.getFirst()));
            return this;
        }
        JsonNode parent = resource(steps.getFirst()).at("/" + String.join("/", steps.subList(1, steps.size() - 1)));
        JsonNode removed = parent instanceof ArrayNode list
                ? list.remove(Integer.parseInt(steps.getLast()))
                : ((ObjectNode) parent).remove(steps.getLast());
        if (removed == null) {
            throw new AssertionError("the template has no " + path);
        }
        return this;
    }

    /** @param resource its type and properties */
    public ChangedTemplate add(String id, JsonNode resource) {
        resources().set(id, withIds(resource));
        return this;
    }

    public ChangedTemplate add(String id, String type, String properties) {
        ObjectNode resource = JSON.createObjectNode().put("Type", type);
        return add(id, resource.set("Properties", parsed(properties)));
    }

    /** Adds a part of the template that is not a resource. */
    public ChangedTemplate with(String name, String json) {
        root.set(name, parsed(json));
        return this;
    }

    public Result judge() {
        return ReachabilityCheck.judge(
                TemplateReader.read(new Template(root)), ContractFile.read(contract), certificate);
    }

    /** @return the messages of all findings */
    public List<String> findings() {
        return judge().findings().stream().map(Object::toString).toList();
    }

    /** @return the logical ids of the resources of a type */
    public List<String> ids(String type) {
        return StreamSupport.stream(((Iterable<String>) () -> resources().fieldNames()).spliterator(), false)
                .filter(id -> resources().get(id).path("Type").asText().equals(type))
                .toList();
    }

    /** @return a value of the template; missing if it has none there */
    public JsonNode get(String path) {
        return resources().at("/" + path.replace('.', '/'));
    }

    private ObjectNode resources() {
        return (ObjectNode) root.get("Resources");
    }

    private JsonNode resource(String name) {
        return resources().get(id(name));
    }

    private String id(String name) {
        List<String> found = StreamSupport.stream(
                        ((Iterable<String>) () -> resources().fieldNames()).spliterator(), false)
                .filter(id -> id.matches(name.replace("*", ".*") + "([0-9A-F]{8})?"))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("the template has %s instead of one resource %s".formatted(found, name));
        }
        return found.getFirst();
    }

    /** @return the value with the ids that the template has in its references */
    private JsonNode withIds(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (JsonNode reference : copy.findParents("Ref")) {
            String name = reference.get("Ref").asText();
            if (!name.startsWith("AWS::") && !root.path("Parameters").has(name)) {
                ((ObjectNode) reference).put("Ref", id(name));
            }
        }
        for (JsonNode reference : copy.findParents("Fn::GetAtt")) {
            ArrayNode attribute = (ArrayNode) reference.get("Fn::GetAtt");
            attribute.set(0, JSON.getNodeFactory().textNode(id(attribute.get(0).asText())));
        }
        return copy;
    }

    private static void put(JsonNode parent, String step, JsonNode value) {
        if (!(parent instanceof ArrayNode list)) {
            ((ObjectNode) parent).set(step, value);
        } else if (Integer.parseInt(step) == list.size()) {
            list.add(value);
        } else {
            list.set(Integer.parseInt(step), value);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
