package dev.seaworthy.aws.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Resolves texts of a template for the projection. What AWS assigns during the deployment becomes a name of the Compose
 * project.
 *
 * @param names of attributes, by logical id without CDK's hash and attribute, such as {@code Database.Endpoint.Address}
 */
record Texts(Map<String, String> names) {

    /** @throws ProjectionException if the text has a function or an attribute that the projection does not know */
    String of(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.asText();
        }
        if (value.has("Fn::Sub")) {
            return value.path("Fn::Sub").asText();
        }
        if (value.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            value.path("Fn::Join").path(1).forEach(part -> parts.add(of(part)));
            return String.join(value.path("Fn::Join").path(0).asText(), parts);
        }
        String name = value.has("Ref")
                ? withoutHash(value.path("Ref").asText())
                : withoutHash(value.path("Fn::GetAtt").path(0).asText()) + "."
                        + value.path("Fn::GetAtt").path(1).asText();
        if (!names.containsKey(name)) {
            throw new ProjectionException("the projection does not know %s: add a name for it".formatted(value));
        }
        return names.get(name);
    }

    /** CDK appends eight hexadecimal digits to a logical id. */
    static String withoutHash(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}$", "");
    }
}
