package dev.seaworthy.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.pipelines.GithubWorkflow.Job;
import dev.seaworthy.pipelines.GithubWorkflow.Step;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class GithubWorkflowsTest {
    private static final Path WORKFLOWS = Path.of(".github/workflows");

    @Test
    @Requirement("HARNESS-09")
    void a_push_runs_the_command_that_a_developer_runs() throws IOException {
        assertThat(commandsOf("verify.yml"))
                .containsExactly("bin/aws test", "bin/verify", "bin/summary >>\"$GITHUB_STEP_SUMMARY\"");
    }

    @Test
    @Requirement("HARNESS-09")
    void every_night_the_tests_of_the_suite_run_with_the_commands_of_a_developer() throws IOException {
        assertThat(commandsOf("nightly.yml"))
                .filteredOn(command -> command.startsWith("bin/verify"))
                .containsExactly(
                        "bin/verify -Dstack=aws/target/projection",
                        "bin/verify -Pproof",
                        "bin/verify -Pcases",
                        "bin/verify -Pmutants",
                        "bin/verify -Psoak");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"verify.yml", "nightly.yml"})
    void a_job_that_runs_the_suite_uploads_the_report_also_if_the_suite_fails(String workflow) throws IOException {
        List<Job> jobs = read(workflow).jobs().stream()
                .filter(job -> job.steps().stream().anyMatch(step -> step.run().startsWith("bin/verify")))
                .toList();
        assertThat(jobs)
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.steps()).last().satisfies(upload -> {
                    assertThat(upload.uses()).startsWith("actions/upload-artifact@");
                    assertThat(upload.condition()).isEqualTo("${{ !cancelled() }}");
                    assertThat(upload.with().path("path").asString()).isEqualTo("reports/");
                }));
    }

    /** A job that reaches its own timeout is cancelled, and uploads nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void the_timeouts_of_the_steps_end_before_that_of_the_job(Job job) {
        int steps = job.steps().stream().mapToInt(Step::minutes).sum();
        assertThat(steps).as("minutes of the steps").isPositive().isLessThan(job.minutes());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void no_step_hides_a_failure(Job job) {
        assertThat(job.steps()).extracting(Step::run).noneMatch(command -> command.contains("||"));
        assertThat(job.steps()).extracting(Step::condition).isSubsetOf("", "${{ !cancelled() }}");
    }

    /** A tag can be moved to other code, a commit cannot. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void every_action_is_pinned_to_a_commit(Job job) {
        assertThat(job.steps())
                .extracting(Step::uses)
                .filteredOn(uses -> !uses.isEmpty())
                .allMatch(uses -> uses.matches("[\\w-]+/[\\w-]+@[0-9a-f]{40}"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"verify.yml", "nightly.yml"})
    void a_workflow_may_only_read_the_repository(String workflow) throws IOException {
        assertThat(read(workflow).permissions()).singleElement().hasToString("{\"contents\":\"read\"}");
    }

    /** A run of a pull request may not write: what it uploads is not published. */
    @Test
    @Requirement("HARNESS-09")
    void the_reports_of_runs_of_main_are_published_by_a_workflow_that_runs_no_code_of_a_pull_request()
            throws IOException {
        JsonNode pages = read("pages.yml").yaml();
        JsonNode run = pages.path("on").path("workflow_run");
        JsonNode job = pages.path("jobs").path("publish");

        assertThat(pages.path("on").propertyNames()).containsExactly("workflow_run");
        assertThat(run).hasToString("{\"workflows\":[\"verify\"],\"types\":[\"completed\"],\"branches\":[\"main\"]}");
        assertThat(job.path("if").asString())
                .isEqualTo("${{ github.event.repository.has_pages && github.event.workflow_run.event == 'push' }}");
        assertThat(job.path("steps").path(0).path("with")).hasToString("{\"persist-credentials\":false}");
        assertThat(commandsOf("pages.yml")).containsExactly("bin/history site");
        assertThat(read("pages.yml").permissions())
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"contents\":\"read\"}",
                        "{\"contents\":\"read\",\"actions\":\"read\",\"pages\":\"write\",\"id-token\":\"write\"}");
    }

    static Stream<Job> jobs() throws IOException {
        return Stream.of(
                        read("verify.yml").jobs(),
                        read("nightly.yml").jobs(),
                        read("pages.yml").jobs())
                .flatMap(List::stream);
    }

    private static List<String> commandsOf(String workflow) throws IOException {
        return read(workflow).jobs().stream()
                .flatMap(job -> job.steps().stream())
                .map(Step::run)
                .filter(command -> !command.isEmpty())
                .toList();
    }

    private static GithubWorkflow read(String name) throws IOException {
        return GithubWorkflow.read(WORKFLOWS.resolve(name));
    }
}
