package dev.seaworthy.contract.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * A YAML document as maps, lists and scalars, with its aliases and merge keys resolved, and the line of each key. A
 * value that an alias repeats has the lines of its anchor.
 */
final class YamlTree {
    /** A few nested aliases can stand for more values than fit into memory. */
    private static final int MAX_VALUES = 100_000;

    private static final String MERGE = "<<";

    /** The library's core schema merges keys too, but does not end if a mapping merges itself. */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    private final Path file;
    private final Map<List<String>, Integer> lines = new HashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Optional<Object> value;
    private int values;

    /** @throws InvalidFileException if the text is not YAML, or repeats a key, or has too many or endless aliases */
    YamlTree(Path file, String text) {
        this.file = file;
        this.value = composed(text).flatMap(root -> {
            lines.put(List.of(), line(root));
            return Optional.ofNullable(value(root, List.of()));
        });
    }

    /** @return the document; empty if the file has none */
    Optional<Object> value() {
        return value;
    }

    boolean contains(List<String> path) {
        return lines.containsKey(path);
    }

    /** @return the paths of all keys of the mapping that this key belongs to, or would, in the order of their lines */
    List<List<String>> beside(List<String> path) {
        List<String> parent = path.subList(0, path.size() - 1);
        return lines.entrySet().stream()
                .filter(key -> key.getKey().size() == path.size()
                        && key.getKey().subList(0, parent.size()).equals(parent))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @return the path without the index of a single value that was read as a list of one */
    List<String> written(List<String> path) {
        List<String> written = new ArrayList<>();
        for (String step : path) {
            written.add(step);
            if (step.equals("0") && !contains(written)) {
                written.removeLast();
            }
        }
        return List.copyOf(written);
    }

    /** @return the line, from 1, of the key at the end of this path, or of the closest key above it that exists */
    int lineOf(List<String> path) {
        Integer line = lines.get(path);
        return line != null || path.isEmpty() ? line : lineOf(path.subList(0, path.size() - 1));
    }

    private Optional<Node> composed(String text) {
        try {
            return new Compose(SETTINGS).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new InvalidFileException("%s:%d: %s".formatted(file, line, e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new InvalidFileException("%s:1: %s".formatted(file, firstLine(e)), e);
        }
    }

    private Object value(Node node, List<String> path) {
        enter(node);
        Object read = switch (node) {
            case MappingNode mapping -> map(mapping, path);
            case SequenceNode sequence -> list(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw refused(node, "a value must be a mapping, a list or a scalar");
        };
        open.remove(node);
        return read;
    }

    private Map<String, Object> map(MappingNode mapping, List<String> path) {
        Map<String, Object> read = new LinkedHashMap<>();
        entries(mapping)
                .forEach((key, entry) -> read.put(key, child(path, key, entry.getKeyNode(), entry.getValueNode())));
        return read;
    }

    private List<Object> list(SequenceNode sequence, List<String> path) {
        List<Object> read = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            read.add(child(path, Integer.toString(read.size()), item, item));
        }
        return read;
    }

    private Object child(List<String> path, String key, Node place, Node child) {
        List<String> below = Stream.concat(path.stream(), Stream.of(key)).toList();
        lines.put(below, line(place));
        return value(child, below);
    }

    private Object scalar(ScalarNode scalar) {
        ConstructNode constructor =
                SETTINGS.getSchema().getSchemaTagConstructors().get(scalar.getTag());
        try {
            return constructor == null ? scalar.getValue() : constructor.construct(scalar);
        } catch (IllegalArgumentException | YamlEngineException e) {
            throw refused(scalar, "\"%s\" cannot be read: %s".formatted(scalar.getValue(), firstLine(e)));
        }
    }

    /** @return the entries by key: those of the mapping itself replace those that it merges */
    private Map<String, NodeTuple> entries(MappingNode mapping) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            ScalarNode key = key(entry);
            if (isMerge(key)) {
                merged.add(entry.getValueNode());
            } else if (entries.put(key.getValue(), entry) != null) {
                throw refused(key, "Duplicate key \"%s\"".formatted(key.getValue()));
            }
        }
        merged.forEach(other -> merged(other).forEach(entries::putIfAbsent));
        return entries;
    }

    private Map<String, NodeTuple> merged(Node node) {
        enter(node);
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        switch (node) {
            case MappingNode mapping -> entries.putAll(entries(mapping));
            case SequenceNode sequence ->
                sequence.getValue().forEach(other -> merged(other).forEach(entries::putIfAbsent));
            default -> throw refused(node, "the key << merges a mapping or a list of mappings");
        }
        open.remove(node);
        return entries;
    }

    private ScalarNode key(NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
            return key;
        }
        throw refused(entry.getKeyNode(), "a key must be a scalar");
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getValue().equals(MERGE) && key.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private void enter(Node node) {
        if (!open.add(node)) {
            throw refused(node, "an alias repeats a value that contains it");
        }
        if (++values > MAX_VALUES) {
            throw refused(node, "the aliases of this file repeat more than %d values".formatted(MAX_VALUES));
        }
    }

    private InvalidFileException refused(Node node, String reason) {
        return new InvalidFileException("%s:%d: %s".formatted(file, line(node), reason), null);
    }

    private static int line(Node node) {
        return node.getStartMark().orElseThrow().getLine() + 1;
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().findFirst().orElse("not understood");
    }
}
