package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Health;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what people know from Compose files: anchors, aliases, merge keys and keys that begin with {@code x-}. */
final class AliasesTest {
    @TempDir
    private Path directory;

    @Test
    void aliases_merge_keys_and_extension_keys_are_read_as_in_Compose_files() {
        Contract contract = read("""
                x-health: &quick {unhealthy-within: 10s, healthy-within: 10s}
                x-base: &base {replicas: 2, restart: always, health: *quick}
                healthy-within: 30s
                services:
                  store:
                    x-owner: {team: data}
                    replicas: 1
                    health: *quick
                  cache:
                    <<: *base
                    replicas: 1
                  web: {<<: [{restart: on-failure}, *base], reaches: ["x-y:80"]}
                  x-y: {replicas: 1}
                """);

        Health quick = new Health(TimeLimit.of("10s"), TimeLimit.of("10s"));
        assertThat(contract.services()).containsOnlyKeys("store", "cache", "web", "x-y");
        assertThat(contract.services().get("store").health()).contains(quick);
        assertThat(contract.services().get("cache"))
                .returns(1, Service::replicas)
                .returns(Optional.of(RestartPolicy.of("always")), Service::restart)
                .returns(Optional.of(quick), Service::health);
        assertThat(contract.services().get("web"))
                .returns(2, Service::replicas)
                .returns(Optional.of(RestartPolicy.of("on-failure")), Service::restart);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            health: *slow                 | 3: found undefined alias slow
            health: &me {x: *me}          | 3: an alias repeats a value that contains it
            <<: &me {<<: *me}             | 3: an alias repeats a value that contains it
            <<: many                      | 3: the key << merges a mapping or a list of mappings
            <<: {restart: sometimes}      | 3: services.web.restart:
            '<<: {answers: {port: 80}}'   | 3: services.web.answers: the key "answers" is now "http"
            '[80]: 80'                    | 3: a key must be a scalar
            """)
    void an_invalid_alias_is_refused_with_its_line(String key, String message) {
        String contract = "services:\n  web:\n    %s\n    replicas: 1\nhealthy-within: 1s\n".formatted(key);

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(contract))
                .withMessageContaining("contract.yaml:" + message);
    }

    @Test
    void an_error_in_a_repeated_value_has_the_line_of_its_anchor() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read("""
                        x-health: &quick
                          unhealthy-within: 10s
                          healthy-within: soon
                        healthy-within: 30s
                        services: {store: {replicas: 1, health: *quick}}
                        """))
                .withMessageContaining("contract.yaml:3: services.store.health.healthy-within: a duration is");
    }

    @Test
    void aliases_that_repeat_aliases_do_not_exhaust_the_memory() {
        String bomb = IntStream.rangeClosed(1, 9)
                .mapToObj(level -> "x-%d: &a%d [%s]\n"
                        .formatted(level, level, String.join(", ", Collections.nCopies(9, "*a" + (level - 1)))))
                .collect(Collectors.joining());

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read("x-0: &a0 [a]\n" + bomb))
                .withMessageContaining("the aliases of this file repeat more than 100000 values");
    }

    private Contract read(String text) {
        try {
            return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
