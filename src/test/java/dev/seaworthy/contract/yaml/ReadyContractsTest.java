package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seaworthy.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The contracts of published tasks, in the directory {@code contracts}. */
final class ReadyContractsTest {
    private static final Path DIRECTORY = Path.of("contracts");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?<name>[^:}]+):-(?<default>[^}]*)}");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(JsonMapper.shared()
                    .readTree(Path.of("stack/contract.schema.json").toFile()));

    @ParameterizedTest
    @MethodSource("files")
    void a_ready_contract_is_valid_without_any_variable(Path file) {
        Contract contract = ContractFile.read(file, new Variables(Map.of()));

        assertThat(contract.grading()).as("graded promises").isNotEmpty().allSatisfy((promise, grade) -> {
            assertThat(grade.points()).as("points of %s", promise).isPresent();
            assertThat(grade.title()).as("title of %s", promise).isPresent();
        });
        assertThat(SCHEMA.validate(text(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_service_of_a_ready_contract_can_have_another_name(Path file) {
        Set<String> defaults =
                ContractFile.read(file, new Variables(Map.of())).services().keySet();
        Map<String, String> others = variables(file).entrySet().stream()
                .filter(variable -> defaults.contains(variable.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, variable -> "my-" + variable.getValue()));

        assertThat(ContractFile.read(file, new Variables(others)).services().keySet())
                .containsExactlyElementsOf(
                        defaults.stream().map(name -> "my-" + name).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_variable_has_the_same_default_everywhere(Path file) throws IOException {
        assertThat(references(Files.readString(file)).distinct())
                .extracting(Map.Entry::getKey)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_variables_of_a_ready_contract_are_documented(Path file) throws IOException {
        String documented = Files.readAllLines(DIRECTORY.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `" + file.getFileName()))
                .findFirst()
                .orElse("");

        assertThat(CODE.matcher(documented).results().map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(variables(file).keySet().stream()
                        .filter(name -> !name.equals("healthy-within"))
                        .toList());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    private static String text(Path file) {
        return new Variables(Map.of()).in(file, StrictYaml.text(file));
    }

    private static Map<String, String> variables(Path file) {
        return references(StrictYaml.text(file))
                .distinct()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<String, String>> references(String text) {
        return VARIABLE.matcher(text).results().map(found -> Map.entry(found.group("name"), found.group("default")));
    }
}
