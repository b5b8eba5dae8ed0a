package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.ServicePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariablesTest {
    private static final Path FILE = Path.of("contract.yaml");
    private static final String CONTRACT = """
            # ${comment} is no variable
            healthy-within: 60s
            services:
              ${web:-frontend}: {replicas: ${replicas:-3}, reaches: ["${store:-store}:6379"]}
              ${store:-store}: {replicas: 1, http: {port: 80, path: /, body: "^a$"}}
            """;

    @TempDir
    private Path directory;

    @Test
    void a_variable_has_its_default() throws IOException {
        Contract contract = read(Map.of());

        assertThat(contract.services()).containsOnlyKeys("frontend", "store");
        assertThat(contract.services().get("frontend").replicas()).isEqualTo(3);
    }

    @Test
    void a_variable_has_the_value_that_is_set_everywhere() throws IOException {
        Contract contract = read(Map.of("web", "site", "store", "redis", "replicas", "2"));

        assertThat(contract.services()).containsOnlyKeys("site", "redis");
        assertThat(contract.services().get("site").replicas()).isEqualTo(2);
        assertThat(contract.services().get("site").reaches()).isEqualTo(List.of(new ServicePort("redis", 6379)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${web}          | set
            ${web:-default} | set
            ${no:-default}  | default
            ${no:-}         | ''
            ${no:-a:-b}     | a:-b
            $${web}         | ${web}
            $web $ ^a$      | $web $ ^a$
            # ${no}         | # ${no}
            a # ${web}      | a # set
            """)
    void only_braces_make_a_variable(String text, String result) {
        assertThat(new Variables(Map.of("web", "set")).in(FILE, "web: ${web}\n" + text))
                .isEqualTo("web: set\n" + result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${web}    | contract.yaml:2: the variable web needs a value in one line: set it with -Dcontract.web=VALUE
            ${}       | contract.yaml:2: a variable is ${NAME} or ${NAME:-DEFAULT}, not "${}"; $${ stands for ${
            ${a b}    | contract.yaml:2: a variable is ${NAME} or ${NAME:-DEFAULT}, not "${a b}"; $${ stands for ${
            ${web:?x} | contract.yaml:2: a variable is ${NAME} or ${NAME:-DEFAULT}, not "${web:?x}"; $${ stands for ${
            ${web     | contract.yaml:2: a variable is ${NAME} or ${NAME:-DEFAULT}, not "${web"; $${ stands for ${
            """)
    void an_error_has_file_line_and_variable(String text, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> new Variables(Map.of()).in(FILE, "a: 1\n" + text + "\nb: 2"))
                .withMessage(message);
    }

    @Test
    void a_value_for_no_variable_is_refused() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(Map.of("wbe", "site")))
                .withMessageEndingWith("contract.yaml:1: -Dcontract.wbe is set, but the contract has no variable "
                        + "\"wbe\"; it has web, replicas, store");
    }

    @Test
    void a_value_has_one_line() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(Map.of("web", "a:\n  b")))
                .withMessageContaining("contract.yaml:4: the variable web needs a value in one line");
    }

    private Contract read(Map<String, String> values) throws IOException {
        return ContractFile.read(
                Files.writeString(directory.resolve("contract.yaml"), CONTRACT), new Variables(values));
    }
}
