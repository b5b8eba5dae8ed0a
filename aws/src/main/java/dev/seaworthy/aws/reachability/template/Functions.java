package dev.seaworthy.aws.reachability.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.seaworthy.aws.reachability.model.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the intrinsic functions of a template, as far as they are known before the deployment. References to
 * resources remain. Pseudo parameters have placeholders, like <code>${AWS::Region}</code>, and availability zones are
 * numbered.
 *
 * <p>All methods throw an {@link UnresolvedException} with the reason if a value is not known.
 */
final class Functions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ZONES = 6;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final JsonNode root;

    Functions(JsonNode root) {
        this.root = root;
    }

    static boolean isReference(JsonNode node) {
        return node.isObject() && node.size() == 1 && (node.has("Ref") || node.has("Fn::GetAtt"));
    }

    /** @return a value without functions, except for references to resources inside of it, which are read by need */
    JsonNode resolve(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return node;
        }
        String name = node.fieldNames().next();
        JsonNode argument = node.get(name);
        return switch (name) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::If" -> resolve(argument.get(condition(argument.get(0).asText()) ? 1 : 2));
            case "Fn::Join" -> TextNode.valueOf(join(argument));
            case "Fn::Sub" -> TextNode.valueOf(substituted(argument));
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::GetAZs" -> zones();
            case "Fn::FindInMap" -> inMap(argument);
            case "Fn::Cidr" -> cidrs(argument);
            default -> {
                if (name.startsWith("Fn::")) {
                    throw new UnresolvedException("%s is not known before the deployment".formatted(name));
                }
                yield node;
            }
        };
    }

    boolean condition(String name) {
        return new Conditions(root.path("Conditions"), this).holds(name);
    }

    /** @return the text of a value that does not depend on account or region */
    String known(JsonNode node) {
        String text = text(node);
        if (text.contains("${AWS::")) {
            throw new UnresolvedException("%s is not known before the deployment".formatted(text));
        }
        return text;
    }

    private JsonNode ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        if (name.equals("AWS::URLSuffix")) {
            return TextNode.valueOf("amazonaws.com");
        }
        if (name.startsWith("AWS::")) {
            return TextNode.valueOf("${%s}".formatted(name));
        }
        if (root.path("Resources").has(name)) {
            return JSON.objectNode().put("Ref", name);
        }
        JsonNode parameter = root.path("Parameters").path(name);
        if (!parameter.has("Default")) {
            throw new UnresolvedException("the parameter %s has no default value".formatted(name));
        }
        String type = parameter.path("Type").asText();
        if (type.startsWith("AWS::SSM::")) {
            throw new UnresolvedException("the parameter %s is read during the deployment".formatted(name));
        }
        String value = parameter.get("Default").asText();
        return type.equals("CommaDelimitedList") || type.startsWith("List<")
                ? list(value.split(","))
                : TextNode.valueOf(value);
    }

    /** Attributes that repeat a property of their resource have its value. */
    private JsonNode attribute(JsonNode argument) {
        String[] dotted = argument.isTextual() ? argument.asText().split("\\.", 2) : new String[0];
        String id = argument.isTextual() ? dotted[0] : argument.get(0).asText();
        String name = argument.isTextual() ? dotted[1] : argument.get(1).asText();
        JsonNode property = root.path("Resources").path(id).path("Properties").path(name);
        if (Set.of("CidrBlock", "AvailabilityZone", "Port").contains(name) && !property.isMissingNode()) {
            return resolve(property);
        }
        if (!root.path("Resources").has(id)) {
            throw new UnresolvedException("the template has no resource %s".formatted(id));
        }
        ArrayNode canonical = JSON.arrayNode().add(id).add(name);
        return JSON.objectNode().set("Fn::GetAtt", canonical);
    }

    private String text(JsonNode node) {
        JsonNode resolved = resolve(node);
        if (resolved.isContainerNode() || resolved.isMissingNode()) {
            throw new UnresolvedException("%s is not known before the deployment".formatted(node));
        }
        return resolved.asText();
    }

    private String join(JsonNode argument) {
        List<String> parts = new ArrayList<>();
        resolve(argument.get(1)).forEach(part -> parts.add(text(part)));
        return String.join(argument.get(0).asText(), parts);
    }

    private String substituted(JsonNode argument) {
        String pattern =
                argument.isTextual() ? argument.asText() : argument.get(0).asText();
        JsonNode values = argument.isTextual() ? MissingNode.getInstance() : argument.get(1);
        return VARIABLE.matcher(pattern)
                .replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1), values)))
                .replace("${!", "${");
    }

    private String value(String name, JsonNode values) {
        return values.has(name)
                ? text(values.get(name))
                : text(name.contains(".") ? attribute(TextNode.valueOf(name)) : ref(name));
    }

    private JsonNode select(JsonNode argument) {
        int index = Integer.parseInt(text(argument.get(0)));
        JsonNode list = resolve(argument.get(1));
        if (!list.isArray() || !list.has(index)) {
            throw new UnresolvedException(
                    "%s has no item %d that is known before the deployment".formatted(list, index));
        }
        return resolve(list.get(index));
    }

    private JsonNode split(JsonNode argument) {
        return list(text(argument.get(1)).split(Pattern.quote(argument.get(0).asText()), -1));
    }

    private static JsonNode zones() {
        String[] names = new String[ZONES];
        for (int index = 0; index < ZONES; index++) {
            names[index] = "zone " + (index + 1);
        }
        return list(names);
    }

    private JsonNode inMap(JsonNode argument) {
        JsonNode found = root.path("Mappings");
        for (JsonNode key : argument) {
            found = found.path(known(key));
        }
        if (found.isMissingNode()) {
            throw new UnresolvedException("the mapping %s has no such value".formatted(argument));
        }
        return found;
    }

    private JsonNode cidrs(JsonNode argument) {
        try {
            Cidr block = Cidr.parse(text(argument.get(0)));
            int hostBits = Integer.parseInt(text(argument.get(2)));
            String[] blocks = new String[Integer.parseInt(text(argument.get(1)))];
            for (int index = 0; index < blocks.length; index++) {
                blocks[index] = block.part(index, hostBits).toString();
            }
            return list(blocks);
        } catch (IllegalArgumentException e) {
            throw new UnresolvedException(e.getMessage());
        }
    }

    private static JsonNode list(String... items) {
        ArrayNode list = JSON.arrayNode();
        for (String item : items) {
            list.add(item.strip());
        }
        return list;
    }
}
