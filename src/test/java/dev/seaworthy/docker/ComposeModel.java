package dev.seaworthy.docker;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Compose makes of a stack's files.
 *
 * @param values by path, such as {@code services.api.restart}; an entry of a list stands under its target if it has
 *     one, and under its place otherwise
 */
public record ComposeModel(SortedMap<String, String> values) {
    /** @param json as {@code docker compose config} writes it; extension fields are no part of the model */
    public static ComposeModel of(String json) {
        SortedMap<String, String> values = new TreeMap<>();
        flatten("", JsonMapper.shared().readTree(json), values);
        values.keySet().removeIf(path -> path.startsWith("x-"));
        return new ComposeModel(values);
    }

    private static void flatten(String path, JsonNode node, SortedMap<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(below(path, entry.getKey()), entry.getValue(), values));
        } else if (node.isArray()) {
            for (int place = 0; place < node.size(); place++) {
                String target = node.get(place).path("target").asString(Integer.toString(place));
                flatten("%s[%s]".formatted(path, target), node.get(place), values);
            }
        } else {
            values.put(path, node.asString());
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** @return the paths that only the other has */
    public Stream<String> added(ComposeModel other) {
        return other.values.keySet().stream().filter(path -> !values.containsKey(path));
    }

    /** @return the paths that the other has not */
    public Stream<String> removed(ComposeModel other) {
        return other.added(this);
    }

    /** @return the paths that both have, with different values */
    public Stream<String> withFiles(ComposeModel other) {
        return values.keySet().stream()
                .filter(other.values::containsKey)
                .filter(path -> !values.get(path).equals(other.values.get(path)));
    }
}
