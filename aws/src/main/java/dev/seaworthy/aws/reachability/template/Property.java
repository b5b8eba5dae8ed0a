package dev.seaworthy.aws.reachability.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A property of a resource, which knows its path. Reading it resolves functions.
 *
 * <p>All methods that read throw an {@link UnresolvedException} with path and reason if the value is not known.
 */
final class Property {
    /** Attributes by which a resource refers to another one as a whole. */
    private static final Set<String> IDENTITY = Set.of(
            "Arn",
            "FileSystemId",
            "GroupId",
            "Id",
            "InternetGatewayId",
            "ListenerArn",
            "LoadBalancerArn",
            "NatGatewayId",
            "PrefixListId",
            "RouteTableId",
            "SubnetId",
            "TargetGroupArn",
            "TaskDefinitionArn",
            "VpcId");

    private final Functions functions;
    private final String path;
    private final JsonNode node;

    Property(Functions functions, String path, JsonNode node) {
        this.functions = functions;
        this.path = path;
        this.node = node;
    }

    String path() {
        return path;
    }

    Property get(String name) {
        JsonNode resolved = resolved();
        if (Functions.isReference(resolved)) {
            throw unresolved("%s is not a property of this template".formatted(resolved));
        }
        return new Property(functions, path + "." + name, resolved.path(name));
    }

    boolean isPresent() {
        return !resolved().isMissingNode();
    }

    /** @return the items of a list; none if it is absent; the value itself if it is not a list */
    List<Property> items() {
        JsonNode resolved = resolved();
        if (resolved.isMissingNode()) {
            return List.of();
        }
        if (Functions.isReference(resolved)) {
            throw unresolved("%s is not a list of this template".formatted(resolved));
        }
        if (!resolved.isArray()) {
            return List.of(this);
        }
        List<Property> items = new ArrayList<>();
        for (JsonNode item : resolved) {
            Property property = new Property(functions, "%s[%d]".formatted(path, items.size()), item);
            if (property.isPresent()) {
                items.add(property);
            }
        }
        return items;
    }

    /** @return the logical id of the resource that the property refers to, or the text that it has */
    String id() {
        JsonNode resolved = required();
        if (resolved.has("Ref")) {
            return resolved.get("Ref").asText();
        }
        if (resolved.has("Fn::GetAtt")) {
            String attribute = resolved.get("Fn::GetAtt").get(1).asText();
            String id = resolved.get("Fn::GetAtt").get(0).asText();
            return IDENTITY.contains(attribute) ? id : id + "." + attribute;
        }
        return text();
    }

    List<String> ids() {
        return items().stream().map(Property::id).toList();
    }

    String text() {
        JsonNode resolved = required();
        if (resolved.isContainerNode()) {
            throw unresolved("%s is not known before the deployment".formatted(resolved));
        }
        return resolved.asText();
    }

    String text(String ifAbsent) {
        return isPresent() ? text() : ifAbsent;
    }

    int integer(int ifAbsent) {
        if (!isPresent()) {
            return ifAbsent;
        }
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw unresolved("\"%s\" is not a whole number".formatted(text()));
        }
    }

    boolean bool(boolean ifAbsent) {
        return isPresent() ? Boolean.parseBoolean(text()) : ifAbsent;
    }

    UnresolvedException unresolved(String reason) {
        return new UnresolvedException("%s: %s".formatted(path, reason));
    }

    private JsonNode required() {
        JsonNode resolved = resolved();
        if (resolved.isMissingNode()) {
            throw unresolved("it is absent");
        }
        return resolved;
    }

    private JsonNode resolved() {
        if (node.isMissingNode() || node.isNull()) {
            return MissingNode.getInstance();
        }
        try {
            return functions.resolve(node);
        } catch (UnresolvedException e) {
            throw unresolved(e.getMessage());
        }
    }
}
