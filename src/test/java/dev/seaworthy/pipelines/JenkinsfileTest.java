package dev.seaworthy.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seaworthy.pipelines.Jenkinsfile.Declaration;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JenkinsfileTest {
    private final List<Declaration> declarations = Jenkinsfile.declarations(Path.of("Jenkinsfile"));

    JenkinsfileTest() throws IOException {}

    @Test
    @Requirement("HARNESS-09")
    void every_command_is_one_that_a_developer_runs() {
        assertThat(declarations)
                .filteredOn(declaration -> declaration.name().equals("sh"))
                .extracting(Declaration::arguments)
                .containsExactly(
                        "bin/verify",
                        "bin/verify -Pproof",
                        "bin/verify -Pcases",
                        "bin/verify -Pmutants",
                        "bin/verify -Psoak");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Verify, 0", "Proof, 1", "Cases, 1", "Mutants, 1", "Soak, 1"})
    void every_stage_has_a_timeout_and_only_the_first_runs_for_each_push(String stage, int conditions) {
        String block = "pipeline stages stage(%s)".formatted(stage);

        assertThat(Jenkinsfile.in(declarations, block + " options"))
                .singleElement()
                .satisfies(option -> assertThat(option.name()).isEqualTo("timeout"))
                .satisfies(option -> assertThat(option.arguments()).matches("\\{time=\\d+, unit=MINUTES}"));
        assertThat(Jenkinsfile.in(declarations, block + " when")).hasSize(conditions);
    }

    @Test
    void the_reports_are_kept_whatever_the_result_and_no_step_hides_a_failure() {
        assertThat(Jenkinsfile.in(declarations, "pipeline post always"))
                .extracting(Declaration::name, Declaration::arguments)
                .containsExactly(
                        tuple("archiveArtifacts", "{artifacts=reports/**, allowEmptyArchive=true}"),
                        tuple("junit", "{testResults=reports/**/junit/*.xml, allowEmptyResults=true}"),
                        tuple("allure", "{results=[{path=reports/allure-results}]}"));
        assertThat(declarations)
                .extracting(Declaration::block, Declaration::name)
                .noneMatch(names -> names.toString().matches(".*(catchError|warnError|unstable).*"));
    }
}
