package dev.seaworthy.contract.yaml;

import dev.seaworthy.contract.InvalidContractException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** Reads YAML strictly: what it does not understand it refuses. */
public final class StrictYaml {
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictYaml() {}

    /** @throws InvalidFileException with file, line, place and reason in one sentence */
    public static <T> T read(Path file, Class<T> type) {
        try {
            return parse(file, Files.readString(file), type);
        } catch (IOException e) {
            throw new InvalidFileException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static <T> T parse(Path file, String text, Class<T> type) {
        try {
            return STRICT.readValue(text, type);
        } catch (DatabindException e) {
            List<String> path = Stream.concat(e.getPath().stream().map(StrictYaml::step), further(e))
                    .toList();
            throw new InvalidFileException(
                    "%s:%d: %s: %s"
                            .formatted(
                                    file, new YamlLocations(STRICT, text).of(path), String.join(".", path), reason(e)),
                    e);
        } catch (JacksonException e) {
            throw new InvalidFileException(
                    "%s:%d: %s".formatted(file, e.getLocation().getLineNr(), reason(e)), e);
        }
    }

    private static Stream<String> further(DatabindException e) {
        return e.getCause() instanceof InvalidContractException misplaced ? misplaced.path().stream() : Stream.empty();
    }

    private static String step(Reference reference) {
        return reference.getPropertyName() == null
                ? Integer.toString(reference.getIndex())
                : reference.getPropertyName();
    }

    private static String reason(JacksonException e) {
        String reason = e.getCause() instanceof IllegalArgumentException nonsense
                ? nonsense.getMessage()
                : e.getOriginalMessage();
        return reason.lines().findFirst().orElse("not understood");
    }
}
