package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractFileTest {
    private static final String CONTRACT = """
            healthy-within: 60s
            services:
              web:
                replicas: 2
                answers: {port: 8080, path: /health}
                publishes: [80]
            """;

    @TempDir
    private Path directory;

    @Test
    void reads_every_promise() {
        Contract contract = read(CONTRACT);

        assertThat(contract.healthyWithin().duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(contract.services())
                .containsOnlyKeys("web")
                .containsValue(new Service(2, Optional.of(new Endpoint(8080, "/health")), List.of(80)));
    }

    @Test
    void what_is_not_promised_is_absent() {
        Contract contract = read("{healthy-within: 1s, services: {job: {replicas: 1}}}");

        assertThat(contract.services()).containsValue(new Service(1, Optional.empty(), List.of()));
    }

    @Test
    void the_contract_of_this_stack_is_understood() {
        assertThat(ContractFile.read(Path.of("stack/contract.yaml")).services()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 2    | replicas: -2       | 3: services.web: replicas must be 1 or more, not -2
            replicas: 2    | replicas: 1.5      | 4: services.web.replicas:
            replicas: 2    | replicas: many     | 4: services.web.replicas:
            replicas: 2    | publishes: []      | 6: Duplicate
            path: /health  | 'path: /, prot: 1' | 5: services.web.answers.prot: Unrecognized property "prot"
            publishes      | published          | 6: services.web.published: Unrecognized property "published"
            port: 8080     | port: 80800        | 5: services.web.answers: a port is 1 to 65535, not 80800
            path: /health  | path: health       | 5: services.web.answers: path must begin with /, not "health"
            , path: /health| ''                 | 5: services.web.answers.path: Missing required creator property
            [80]           | [0]                | 3: services.web: a port is 1 to 65535, not 0
            60s            | 60h                | 1: healthy-within: a budget's unit is ms, s or m, not "h"
            60s            | soon               | 1: healthy-within: a budget is a whole number and a unit
            60s            | 0s                 | 1: healthy-within: a budget must be longer than nothing
            healthy-within | soon-within        | 1: healthy-within: Missing required creator property
            """)
    void nonsense_is_refused_with_its_place(String from, String to, String complaint) {
        assertThatExceptionOfType(InvalidContract.class)
                .isThrownBy(() -> read(CONTRACT.replace(from, to)))
                .withMessageStartingWith(directory.resolve("contract.yaml") + ":")
                .withMessageContaining(complaint)
                .satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(1));
    }

    @Test
    void a_missing_file_is_named() {
        assertThatExceptionOfType(InvalidContract.class)
                .isThrownBy(() -> ContractFile.read(directory.resolve("nowhere.yaml")))
                .withMessageContaining("nowhere.yaml cannot be read");
    }

    private Contract read(String text) {
        try {
            return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
