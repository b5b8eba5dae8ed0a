package dev.seaworthy.aws.reachability.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value of a YAML file that knows its file, line and key. Merge keys ({@code <<}) are resolved. */
final class YamlValue {
    private final Path file;
    private final String key;
    private final Node node;

    private YamlValue(Path file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    /** @throws InvalidContractException if the file cannot be read, is empty or is no YAML */
    static YamlValue read(Path file) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(Files.readString(file))
                    .map(root -> new YamlValue(file, "", root))
                    .orElseThrow(() -> new InvalidContractException("%s:1: the file is empty".formatted(file)));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new InvalidContractException("%s:%d: %s".formatted(file, line, e.getProblem()));
        } catch (IOException e) {
            throw new InvalidContractException("%s cannot be read: %s".formatted(file, e));
        }
    }

    /** @return the entries, in the order of the file */
    Map<String, YamlValue> map() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        List<YamlValue> merged = new ArrayList<>();
        for (NodeTuple entry : as(MappingNode.class, "keys with values").getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            YamlValue value = new YamlValue(file, key.isEmpty() ? name : key + "." + name, entry.getValueNode());
            if (name.equals("<<")) {
                merged.add(value);
            } else if (entries.put(name, value) != null) {
                throw value.invalid("the key is repeated");
            }
        }
        merged.forEach(other -> other.map().forEach(entries::putIfAbsent));
        return entries;
    }

    /** @throws InvalidContractException also if there is a key that is not one of these */
    Map<String, YamlValue> map(Set<String> known) {
        Map<String, YamlValue> entries = map();
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.invalid("unknown key; the keys here are %s"
                        .formatted(String.join(", ", known.stream().sorted().toList())));
            }
        });
        return entries;
    }

    YamlValue require(String name) {
        return Optional.ofNullable(map().get(name))
                .orElseThrow(() -> new InvalidContractException("%s:%d: %s: the key is missing"
                        .formatted(file, line(), key.isEmpty() ? name : key + "." + name)));
    }

    List<YamlValue> list() {
        List<YamlValue> items = new ArrayList<>();
        for (Node item : as(SequenceNode.class, "a list").getValue()) {
            items.add(new YamlValue(file, "%s.%d".formatted(key, items.size()), item));
        }
        return items;
    }

    String text() {
        return as(ScalarNode.class, "text").getValue();
    }

    /** @param parser throws an {@link IllegalArgumentException} with the reason if it does not accept the text */
    <T> T text(Function<String, T> parser) {
        return text(text(), parser);
    }

    /** @param text the key of this value, or the value itself */
    <T> T text(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw invalid("expected a whole number, not \"%s\"".formatted(text));
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    InvalidContractException invalid(String reason) {
        return new InvalidContractException("%s:%d: %s: %s".formatted(file, line(), key, reason));
    }

    private int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private <T extends Node> T as(Class<T> type, String expected) {
        if (type.isInstance(node)) {
            return type.cast(node);
        }
        throw invalid("expected " + expected);
    }
}
