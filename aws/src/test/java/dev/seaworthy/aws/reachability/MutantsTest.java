package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.judge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check on the synthesized templates, and on each mistake that is made in one of them. */
final class MutantsTest {
    private static final Path MUTANTS = Path.of("src/test/resources/mutants");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_synthesized_template_permits_exactly_the_connections_of_the_contract(boolean certificate) {
        Result result = template(certificate).judge();

        assertThat(result.findings()).isEmpty();
        assertThat(result.edges().stream().filter(edge -> !edge.promised().isEmpty()))
                .as("promised connections")
                .hasSizeGreaterThanOrEqualTo(35)
                .allMatch(edge -> edge.missing().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mistake_is_reported(Mutant mutant) {
        Result result = mutant.in(template(mutant.certificate())).judge();

        assertThat(result.findings())
                .as("%s, because %s", mutant.name(), mutant.why())
                .extracting(Object::toString)
                .anyMatch(finding -> finding.contains(mutant.says()));
        assertThat(result.verdict()).hasToString(mutant.verdict());
    }

    @Test
    void there_are_mutants_of_each_kind() throws IOException {
        assertThat(mutants())
                .hasSizeGreaterThanOrEqualTo(16)
                .anyMatch(Mutant::certificate)
                .extracting(Mutant::verdict)
                .contains("VIOLATED", "INCONCLUSIVE");
    }

    private static ChangedTemplate template(boolean certificate) {
        return ChangedTemplate.read(
                Path.of(certificate ? "src/test/resources/template-certificate.json" : "template.json"),
                Path.of("contract.yaml"),
                certificate);
    }

    private static List<Mutant> mutants() throws IOException {
        try (Stream<Path> files = Files.list(MUTANTS)) {
            return files.sorted().map(Mutant::read).toList();
        }
    }
}
