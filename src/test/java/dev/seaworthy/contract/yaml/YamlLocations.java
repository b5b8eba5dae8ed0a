package dev.seaworthy.contract.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

/**
 * The line of each key of a YAML text. Jackson reports an invalid object at its end; a reader looks for the line where
 * it begins.
 */
final class YamlLocations {
    private final Map<String, Integer> lines = new HashMap<>();

    YamlLocations(ObjectMapper yaml, String text) {
        try (JsonParser parser = yaml.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
    }

    boolean contains(List<String> path) {
        return lines.containsKey("/" + String.join("/", path));
    }

    /** @return the line, from 1, of the key at the end of this path, or of the closest key above it that exists */
    int of(List<String> path) {
        Integer line = lines.get(path.isEmpty() ? "" : "/" + String.join("/", path));
        return line != null || path.isEmpty() ? line : of(path.subList(0, path.size() - 1));
    }
}
