package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.probe.http.Target;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

@Requirement("AWS-08")
final class ObservedNamesTest {
    private final ObservedNames names = new ObservedNames(
            new Target("http", "example.org", OptionalInt.of(80), OptionalInt.empty(), "example.org", Optional.empty()),
            ContractFile.read(Path.of("stack/contract.yaml")));

    @Test
    void a_suffix_is_a_number_or_that_of_a_task() {
        assertThat(names.of("api", () -> List.of("api-1", "api-2", "api-1"))).containsExactly("api-1", "api-2");
        assertThat(names.of("api", () -> List.of("api-00ab12cd", "api-9f3e0d11")))
                .hasSize(2);
    }

    @Test
    void more_names_than_replicas_violate_the_contract() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> names.of("api", () -> List.of("api-1", "api-2", "api-3")))
                .withMessage(
                        "http://example.org: expected the names of 2 replicas of api in 3 responses, but observed 3: "
                                + "[api-1, api-2, api-3]");
    }

    @Test
    void a_name_without_a_suffix_violates_the_contract() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> names.of("api", () -> List.of("api", "api-2")))
                .withMessageContaining("http://example.org: expected the name of a replica, api-, and a suffix")
                .withMessageContaining("but observed \"api\"");
    }

    @Test
    void hostnames_are_as_many_as_replicas() {
        assertThat(names.hostnames("frontend", List.of("c", "a", "b", "a"))).containsExactly("a", "b", "c");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> names.hostnames("frontend", List.of("a", "b")))
                .withMessageContaining("expected the hostnames of 3 replicas of frontend");
    }
}
