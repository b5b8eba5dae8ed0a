package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.InvalidContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads YAML strictly: unknown and duplicate keys and values of another type are errors. As in Compose files, aliases
 * and merge keys stand for the values of their anchors, and keys of an object that begin with {@code x-} are ignored.
 */
public final class StrictYaml {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addHandler(new ExtensionKeys())
            .build();

    /** Ignores the keys of people who anchor a value there, or who read the file with tools of their own. */
    private static final class ExtensionKeys extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String key) {
            if (!key.startsWith("x-")) {
                return false;
            }
            parser.skipChildren();
            return true;
        }
    }

    private StrictYaml() {}

    /** @throws InvalidFileException with file, line, key and reason in one sentence */
    public static <T> T read(Path file, Class<T> type) {
        return parse(file, text(file), type, Map.of());
    }

    /** @throws InvalidFileException if the file cannot be read */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidFileException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** @return an exception that says why the value at this path of a valid file is refused */
    static InvalidFileException refusal(Path file, String text, List<String> path, String reason) {
        int line = new YamlTree(file, text).lineOf(path);
        return new InvalidFileException("%s:%d: %s: %s".formatted(file, line, String.join(".", path), reason), null);
    }

    /**
     * @param text of the file
     * @param renamed the present name of each key that had another name in earlier versions
     * @throws InvalidFileException with file, line, key and reason in one sentence
     */
    static <T> T parse(Path file, String text, Class<T> type, Map<String, String> renamed) {
        YamlTree tree = new YamlTree(file, text);
        Object value = tree.value()
                .orElseThrow(() -> new InvalidFileException("%s:1: the file is empty".formatted(file), null));
        try {
            return STRICT.treeToValue(STRICT.valueToTree(value), type);
        } catch (DatabindException e) {
            List<String> found = tree.written(Stream.concat(e.getPath().stream().map(StrictYaml::step), further(e))
                    .toList());
            Optional<List<String>> earlierName =
                    isUnknownOrMissing(e) ? earlierName(found, tree, renamed) : Optional.empty();
            Reasons reasons = new Reasons(STRICT);
            Optional<List<String>> unknown = earlierName.or(() -> unknownBesideMissing(found, e, tree));
            List<String> path = unknown.orElse(found);
            String reason = unknown.map(List::getLast)
                    .filter(renamed::containsKey)
                    .map(key -> "the key \"%s\" is now \"%s\"; change it in this file".formatted(key, renamed.get(key)))
                    .or(() -> unknown.map(key -> Reasons.unknownKey(reasons.keysOf(e))))
                    .orElseGet(() -> reasons.of(e));
            throw new InvalidFileException(
                    "%s:%d: %s: %s".formatted(file, tree.lineOf(path), String.join(".", path), reason), e);
        }
    }

    private static Stream<String> further(DatabindException e) {
        return e.getCause() instanceof InvalidContractException invalid ? invalid.path().stream() : Stream.empty();
    }

    private static String step(Reference reference) {
        return reference.getPropertyName() == null
                ? Integer.toString(reference.getIndex())
                : reference.getPropertyName();
    }

    /** @return whether the key itself is the error, and not its value */
    private static boolean isUnknownOrMissing(DatabindException e) {
        return e.getCause() == null;
    }

    /** @return the path to a key that is unknown, and so may be the one that is missing, misspelt */
    private static Optional<List<String>> unknownBesideMissing(
            List<String> missing, DatabindException e, YamlTree tree) {
        if (!Reasons.isMissingKey(e)) {
            return Optional.empty();
        }
        Set<String> known = new Reasons(STRICT).keysOf(e);
        return tree.beside(missing).stream()
                .filter(path ->
                        !known.contains(path.getLast()) && !path.getLast().startsWith("x-"))
                .findFirst();
    }

    /**
     * @param path to an unknown or a missing key
     * @return the path to a key's earlier name, if the key is unknown because it was renamed, or is missing while the
     *     file contains its earlier name
     */
    private static Optional<List<String>> earlierName(List<String> path, YamlTree tree, Map<String, String> renamed) {
        if (path.isEmpty() || renamed.containsKey(path.getLast())) {
            return Optional.of(path).filter(unknown -> !unknown.isEmpty());
        }
        return renamed.entrySet().stream()
                .filter(key -> key.getValue().equals(path.getLast()))
                .map(key -> Stream.concat(path.subList(0, path.size() - 1).stream(), Stream.of(key.getKey()))
                        .toList())
                .filter(tree::contains)
                .findFirst();
    }
}
