package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds docs/contract.md equal to the schema, which {@link ContractSchemaTest} holds equal to the records. */
final class ContractReferenceTest {
    private static final Path FILE = Path.of("docs/contract.md");
    private static final JsonNode SCHEMA =
            JsonMapper.shared().readTree(Path.of("stack/contract.schema.json").toFile());
    private static final Pattern SECTION = Pattern.compile("(?ms)^###+ `([^`]+)`\\n(.*?)(?=^##|\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final String SERVICES = "services.";

    @TempDir
    private Path directory;

    @Test
    void every_key_of_the_schema_has_a_section_with_its_description() {
        Map<String, String> documented = sections();

        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(descriptions().keySet());
        descriptions()
                .forEach((key, description) -> assertThat(documented.get(key).replaceAll("\\s+", " "))
                        .as(key)
                        .contains(description));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_example_of_a_key_is_valid_and_contains_the_key(String key) throws IOException {
        List<String> examples = EXAMPLE.matcher(sections().get(key))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).hasSize(1);
        assertThat(examples.getFirst()).contains(key.substring(key.lastIndexOf('.') + 1) + ":");
        assertThat(ContractFile.read(completed(examples.getFirst())).services()).isNotEmpty();
    }

    /** Adds the required keys that an example leaves out. */
    private Path completed(String example) throws IOException {
        Object value = new YamlTree(FILE, example).value().orElseThrow();
        ObjectNode contract = JsonMapper.shared().valueToTree(value);
        contract.putIfAbsent("healthy-within", contract.stringNode("60s"));
        ObjectNode services = contract.withObject("/services");
        Stream.of("web", "store").forEach(service -> services.withObject("/" + service));
        services.forEach(service -> ((ObjectNode) service).putIfAbsent("replicas", contract.numberNode(1)));
        return Files.writeString(directory.resolve("contract.yaml"), contract.toString());
    }

    private static List<String> keys() {
        return List.copyOf(descriptions().keySet());
    }

    private static Map<String, String> sections() {
        try {
            return SECTION.matcher(Files.readString(FILE))
                    .results()
                    .collect(Collectors.toMap(section -> section.group(1), (MatchResult section) -> section.group(2)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @return the description of each key, by its path without the names of services, networks and the like */
    private static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        collect(SCHEMA, List.of(), descriptions);
        return descriptions;
    }

    private static void collect(JsonNode reference, List<String> path, Map<String, String> descriptions) {
        JsonNode node = resolved(reference);
        node.path("properties").forEachEntry((key, value) -> {
            List<String> below = new ArrayList<>(path);
            below.add(key);
            String name = String.join(".", below);
            descriptions.put(
                    name.startsWith(SERVICES) ? name.substring(SERVICES.length()) : name,
                    value.path("description")
                            .asString(resolved(value).path("description").asString("")));
            collect(value, below, descriptions);
        });
        Stream.of(
                        node.path("additionalProperties"),
                        node.path("items"),
                        node.path("oneOf").path(0))
                .filter(JsonNode::isObject)
                .forEach(values -> collect(values, path, descriptions));
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : SCHEMA.at(reference.substring(1));
    }
}
