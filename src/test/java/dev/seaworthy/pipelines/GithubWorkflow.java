package dev.seaworthy.pipelines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A workflow of GitHub Actions; a job with a matrix counts as one job for each of its combinations. */
record GithubWorkflow(JsonNode yaml) {
    /**
     * A job.
     *
     * @param minutes its timeout
     */
    record Job(List<Step> steps, int minutes) {}

    /**
     * A step that runs a command or uses an action.
     *
     * @param run empty if it uses an action
     * @param minutes its timeout, 0 if it has none
     */
    record Step(String run, String uses, String condition, int minutes, JsonNode with) {}

    static GithubWorkflow read(Path file) throws IOException {
        return new GithubWorkflow(YAMLMapper.builder().build().readTree(Files.readString(file)));
    }

    List<Job> jobs() {
        return yaml.path("jobs")
                .valueStream()
                .flatMap(GithubWorkflow::combinations)
                .toList();
    }

    /** Also those of the workflow itself. */
    List<JsonNode> permissions() {
        return Stream.concat(Stream.of(yaml), yaml.path("jobs").valueStream())
                .map(owner -> owner.path("permissions"))
                .filter(permissions -> !permissions.isMissingNode())
                .toList();
    }

    private static Stream<Job> combinations(JsonNode job) {
        JsonNode matrix = job.path("strategy").path("matrix").path("include");
        return matrix.isEmpty()
                ? Stream.of(job(job, matrix))
                : matrix.valueStream().map(values -> job(job, values));
    }

    private static Job job(JsonNode job, JsonNode values) {
        List<Step> steps =
                job.path("steps").valueStream().map(step -> step(step, values)).toList();
        return new Job(steps, minutes(job, values));
    }

    private static Step step(JsonNode step, JsonNode values) {
        return new Step(
                text(step.path("run"), values),
                step.path("uses").asString(""),
                step.path("if").asString(""),
                minutes(step, values),
                step.path("with"));
    }

    private static int minutes(JsonNode owner, JsonNode values) {
        String minutes = text(owner.path("timeout-minutes"), values);
        return minutes.isEmpty() ? 0 : Integer.parseInt(minutes);
    }

    private static String text(JsonNode node, JsonNode values) {
        String text = node.asString("");
        for (String name : values.propertyNames()) {
            text = text.replace("${{ matrix." + name + " }}", values.path(name).asString());
        }
        return text;
    }
}
