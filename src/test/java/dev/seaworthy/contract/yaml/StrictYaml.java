package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.InvalidContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML strictly: unknown and duplicate keys and values of another type are errors. */
public final class StrictYaml {
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictYaml() {}

    /** @throws InvalidFileException with file, line, key and reason in one sentence */
    public static <T> T read(Path file, Class<T> type) {
        return read(file, type, Map.of());
    }

    /**
     * @param renamed the present name of each key that had another name in earlier versions
     * @throws InvalidFileException with file, line, key and reason in one sentence
     */
    public static <T> T read(Path file, Class<T> type, Map<String, String> renamed) {
        try {
            return parse(file, Files.readString(file), type, renamed);
        } catch (IOException e) {
            throw new InvalidFileException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static <T> T parse(Path file, String text, Class<T> type, Map<String, String> renamed) {
        try {
            return STRICT.readValue(text, type);
        } catch (DatabindException e) {
            YamlLocations locations = new YamlLocations(STRICT, text);
            List<String> found = Stream.concat(e.getPath().stream().map(StrictYaml::step), further(e))
                    .toList();
            boolean isUnknownOrMissing = e.getCause() == null;
            List<String> path =
                    isUnknownOrMissing ? formerly(found, locations, renamed).orElse(found) : found;
            String reason = !isUnknownOrMissing || path.isEmpty() || !renamed.containsKey(path.getLast())
                    ? reason(e)
                    : "the key \"%s\" is now \"%s\"; change it in this file"
                            .formatted(path.getLast(), renamed.get(path.getLast()));
            throw new InvalidFileException(
                    "%s:%d: %s: %s".formatted(file, locations.of(path), String.join(".", path), reason), e);
        } catch (JacksonException e) {
            throw new InvalidFileException(
                    "%s:%d: %s".formatted(file, e.getLocation().getLineNr(), reason(e)), e);
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

    /** @return the path to the earlier name of a key that is missing, if the file contains that one */
    private static Optional<List<String>> formerly(
            List<String> missing, YamlLocations locations, Map<String, String> renamed) {
        return renamed.entrySet().stream()
                .filter(key -> !missing.isEmpty() && key.getValue().equals(missing.getLast()))
                .map(key -> Stream.concat(missing.subList(0, missing.size() - 1).stream(), Stream.of(key.getKey()))
                        .toList())
                .filter(locations::contains)
                .findFirst();
    }

    private static String reason(JacksonException e) {
        String reason = e.getCause() instanceof IllegalArgumentException invalid
                ? invalid.getMessage()
                : e.getOriginalMessage();
        return reason.lines().findFirst().orElse("not understood");
    }
}
