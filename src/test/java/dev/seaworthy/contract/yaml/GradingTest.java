package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GradingTest {
    private static final String CONTRACT = """
            healthy-within: 60s
            hardened: [not-root]
            services:
              web: {replicas: 2, limits: {cpus: 1}}
              my.store: {replicas: 1, singleton: true}
            grading:
              web.limits: {points: 1.5, title: The web server is limited}
              my.store.singleton: {optional: true}
              hardened: {points: 0}
            """;

    @TempDir
    private Path directory;

    @Test
    void a_grade_belongs_to_a_promise() throws IOException {
        assertThat(read(CONTRACT).grading())
                .containsOnlyKeys("web.limits", "my.store.singleton", "hardened")
                .containsEntry(
                        "web.limits", new Grade(Optional.of(1.5), Optional.of("The web server is limited"), false))
                .containsEntry("my.store.singleton", new Grade(Optional.empty(), Optional.empty(), true));
    }

    @Test
    void a_part_of_a_contract_has_the_grades_of_its_promises() throws IOException {
        assertThat(read(CONTRACT).of(List.of("web")).grading()).containsOnlyKeys("web.limits", "hardened");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            web.limits:  | 'web.limit:'    | 7: grading.web.limit: a service has no key "limit" to grade
            web.limits:  | 'wbe.limits:'   | 7: grading.wbe.limits: "wbe" is not a service of this contract
            web.limits:  | 'web.http:'     | 7: grading.web.http: the contract does not promise it
            web.limits:  | 'web:'          | 7: grading.web: a graded promise is a service, a dot and its key
            hardened: {p | 'secrets: {p'   | 9: grading.secrets: the contract does not promise it
            points: 1.5  | 'points: -1'    | 7: grading.web.limits: points must be 0 or more, not -1.0
            points: 1.5  | 'points: many'  | 7: grading.web.limits.points:
            points: 1.5  | 'point: 1'      | 7: grading.web.limits.point: unknown key; the keys here are optional, points, title
            """)
    void an_impossible_grade_is_refused(String from, String to, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(CONTRACT.replace(from, to)))
                .withMessageContaining("contract.yaml:" + message);
    }

    private Contract read(String text) throws IOException {
        return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
    }
}
