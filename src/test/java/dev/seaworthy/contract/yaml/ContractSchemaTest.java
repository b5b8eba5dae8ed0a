package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.contract.Contract;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds contract.schema.json, which editors use, equal to the records that {@link ContractFile} reads. */
final class ContractSchemaTest {
    private static final Path FILE = Path.of("stack/contract.schema.json");
    private static final JsonNode ROOT = JsonMapper.shared().readTree(FILE.toFile());
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(ROOT);

    @Test
    void the_schema_has_the_keys_required_keys_and_enum_values_of_the_records() {
        assertMatches("contract", ROOT, Contract.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"stack", "src/test/resources/stacks/spool", "src/test/resources/stacks/leaky"})
    void the_schema_accepts_the_contracts_of_this_repository(Path stack) throws IOException {
        assertThat(errors(Files.readString(stack.resolve("contract.yaml")))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 1     | replicas: 0
            replicas: 1     | replicas: many
            replicas: 1     | 'replicas: 1, answers: {port: 80, path: /}'
            replicas: 1     | 'replicas: 2, singleton: true'
            replicas: 1     | 'replicas: 1, singleton: true, scalable: true'
            replicas: 1     | 'replicas: 1, scalable: maybe'
            replicas: 1     | 'replicas: 1, scalable: true, completes: true'
            replicas: 1     | 'replicas: 1, tcp: [80], completes: true'
            replicas: 1     | 'replicas: 1, publishes: [0]'
            replicas: 1     | 'replicas: 1, publishes: ["8080:80"]'
            replicas: 1     | 'replicas: 1, persistent-paths: [data]'
            replicas: 1     | 'replicas: 1, http: {port: 80, path: /, status: 99}'
            replicas: 1     | 'replicas: 1, http: [{port: 80, path: /, basic-auth: me}]'
            replicas: 1     | 'replicas: 1, tcp: [0]'
            replicas: 1     | 'replicas: 1, counter: {port: 80, path: /}'
            replicas: 1     | 'replicas: 1, counter: {port: 80, path: /, number: visits}'
            replicas: 1     | 'replicas: 1, counter: {port: 80, path: /, number: "(1)", kept-after: [flood]}'
            replicas: 1     | 'replicas: 1, counter: {port: 80, path: /, number: "(1)", spread: {instances: 3}}'
            replicas: 1     | 'replicas: 1, survives: [{write: [a], read: [b], output: c, over: []}]'
            replicas: 1     | 'replicas: 1, survives: [{write: a, read: [b], output: c, over: [restart]}]'
            replicas: 1     | 'replicas: 1, environment: {}'
            replicas: 1     | 'replicas: 1, image: latest'
            replicas: 1     | 'replicas: 1, user: nginx'
            replicas: 1     | 'replicas: 1, restart: sometimes'
            replicas: 1     | 'replicas: 1, restart: always:3'
            replicas: 1     | 'replicas: 1, reaches: [store]'
            replicas: 1     | 'replicas: 1, exempt: {not-root: ""}'
            replicas: 1     | 'replicas: 1, tmpfs: [{path: /tmp, size: 0M}]'
            replicas: 1}}   | 'replicas: 1}}, latency-during-faults: {frozen: {p99: 1s, max: 1s}}'
            replicas: 1}}   | 'replicas: 1}}, latency-during-faults: {thawn: {p99: 1s, max: 1s, longest-gap: 1s}}'
            replicas: 1}}   | 'replicas: 1}}, credentials: {directory: secrets}'
            replicas: 1}}   | 'replicas: 1}}, credentials: {directory: ../secrets, program: create}'
            replicas: 1     | 'replicas: 1, limits: {}'
            replicas: 1     | 'replicas: 1, limits: {swap: none, cpus: 1}'
            replicas: 1     | 'replicas: 1, limits: {memory: 1M, swap: 0}'
            10s             | 0s
            10s             | 10h
            """)
    void the_schema_rejects_an_invalid_value(String from, String to) {
        String contract = "{healthy-within: 10s, services: {web: {replicas: 1}}}";

        assertThat(errors(contract)).isEmpty();
        assertThat(errors(contract.replace(from, to))).isNotEmpty();
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    private static void assertMatches(String key, JsonNode reference, Class<?> type) {
        JsonNode node = resolved(reference);
        if (type.isEnum()) {
            assertThat(node.path("enum").valueStream().map(JsonNode::asString))
                    .as(key)
                    .containsExactlyInAnyOrderElementsOf(enumValues(type));
        } else if (type.isRecord() && !isScalar(type)) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            assertThat(node.path("properties").propertyNames())
                    .as("keys of %s", key)
                    .containsExactlyInAnyOrderElementsOf(
                            components.stream().map(ContractSchemaTest::name).toList());
            assertThat(node.path("required").valueStream().map(JsonNode::asString))
                    .as("required keys of %s", key)
                    .containsExactlyInAnyOrderElementsOf(components.stream()
                            .filter(ContractSchemaTest::isRequired)
                            .map(ContractSchemaTest::name)
                            .toList());
            assertThat(node.path("additionalProperties").asBoolean(true))
                    .as("unknown keys of %s", key)
                    .isFalse();
            components.forEach(component -> assertValuesMatch(
                    name(component), node.path("properties").path(name(component)), component.getGenericType()));
        }
    }

    /** Steps into the values of a list, map or optional. */
    private static void assertValuesMatch(String key, JsonNode node, Type type) {
        if (!(type instanceof ParameterizedType container)) {
            assertMatches(key, node, (Class<?>) type);
            return;
        }
        Type[] arguments = container.getActualTypeArguments();
        JsonNode schema = resolved(node);
        if (container.getRawType() == Map.class) {
            assertMatches(key, schema.path("propertyNames"), (Class<?>) arguments[0]);
            assertMatches(key, schema.path("additionalProperties"), (Class<?>) arguments[1]);
        } else {
            assertMatches(key, item(schema), (Class<?>) arguments[0]);
        }
    }

    /** @return the schema of an item, also of a list that may be written as a single value; else that of an optional */
    private static JsonNode item(JsonNode schema) {
        JsonNode list = schema.path("oneOf").isArray() ? schema.path("oneOf").path(1) : schema;
        return list.has("items") ? list.path("items") : schema;
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : ROOT.at(reference.substring(1));
    }

    /** @return whether the type is written as one YAML value, such as {@code 15s} */
    private static boolean isScalar(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonCreator.class));
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isRequired(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    private static List<String> enumValues(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(Field::isEnumConstant)
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .toList();
    }
}
