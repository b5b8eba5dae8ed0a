package dev.seaworthy.docker;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model that Compose computes from a stack's files.
 *
 * @param values by path, such as {@code services.api.restart}; an entry of a list has its target as key if it has one,
 *     and its index otherwise
 */
public record ComposeModel(SortedMap<String, String> values) {
    /** @param json output of {@code docker compose config}; extension fields are not part of the model */
    public static ComposeModel of(String json) {
        SortedMap<String, String> values = new TreeMap<>();
        flatten("", JsonMapper.shared().readTree(json), values);
        values.keySet().removeIf(path -> path.startsWith("x-"));
        return new ComposeModel(values);
    }

    /** @return a text of a model as containers and the file system have it: in a model each dollar sign is doubled */
    public static String literal(String text) {
        return text.replace("$$", "$");
    }

    /** @return a text as a model has it: the inverse of {@link #literal} */
    static String escaped(String text) {
        return text.replace("$", "$$");
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

    /** @return the paths that only the other model has */
    public Stream<String> added(ComposeModel other) {
        return other.values.keySet().stream().filter(path -> !values.containsKey(path));
    }

    /** @return the paths that the other model does not have */
    public Stream<String> removed(ComposeModel other) {
        return other.added(this);
    }

    /** @return the paths that both models have, with different values */
    public Stream<String> changed(ComposeModel other) {
        return values.keySet().stream()
                .filter(other.values::containsKey)
                .filter(path -> !values.get(path).equals(other.values.get(path)));
    }
}
