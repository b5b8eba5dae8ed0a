package dev.seaworthy.docker;

import com.github.dockerjava.api.model.Container;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.containers.ComposeContainer;

/** The {@code docker compose up} commands of a run, and the error of the last one. */
final class ComposeUp {
    private static final Duration RECREATED = Duration.ofSeconds(90);

    private final Run run;
    private List<String> output = List.of();
    private List<String> missingImages = List.of();
    /** Testcontainers' exception if Compose did not start everything. */
    private RuntimeException failure;

    ComposeUp(Run run) {
        this.run = run;
    }

    /**
     * Starts the services and their dependencies in a new Compose project, with Testcontainers.
     *
     * @param model that the Compose file includes, as JSON
     * @param services none for all
     * @return the project's name
     * @throws StartFailedException with the line of Compose's output that names the error, if it created no container
     */
    String inNewProject(Path composeFile, String model, boolean build, List<String> services) {
        run.shell().refuseIfClosed();
        synchronized (ComposeUp.class) { // ComposeOutput reads a logger that all starts share
            try (ComposeOutput log = new ComposeOutput()) {
                start(composeFile, build, services, log);
            }
        }
        missingImages = failure == null ? List.of() : MissingImages.of(model, run.docker());
        return projectName();
    }

    private void start(Path composeFile, boolean build, List<String> services, ComposeOutput log) {
        try {
            new ComposeContainer(run.name(), composeFile.toFile())
                    .withEnv(run.shell().environment())
                    .withPull(false)
                    .withBuild(build)
                    .withServices(services.toArray(String[]::new))
                    .start();
        } catch (RuntimeException e) {
            output = log.tail();
            failure = e;
        }
    }

    /** Finds the name by label: Testcontainers appends random characters to the given name and does not return them. */
    private String projectName() {
        List<Container> containers = EngineCall.of(
                "listing containers",
                () -> run.docker().listContainersCmd().withShowAll(true).exec());
        return containers.stream()
                .map(container -> container.getLabels().getOrDefault(ComposeLabels.PROJECT, ""))
                .filter(project -> project.startsWith(run.name()))
                .findFirst()
                .orElseThrow(() -> new StartFailedException(
                        lastError().orElse("Compose succeeded, but there is no container of " + run.name()), failure));
    }

    /** Recreates the containers that differ from their files; an error is available from {@link #lastError}. */
    void recreating(ComposeCli cli, List<String> options, List<String> services) {
        CommandResult result = cli.tryCompose(RECREATED, words(options, services));
        output = result.exit() == 0 ? List.of() : result.errors().lines().toList();
    }

    /** @throws InconclusiveException if Compose does not exit with 0 within the timeout */
    void again(ComposeCli cli, Duration timeout, List<String> services) {
        cli.compose(timeout, words(List.of(), services));
    }

    private static List<String> words(List<String> options, List<String> services) {
        return Stream.of(List.of("up", "--detach", "--no-build"), options, services)
                .flatMap(List::stream)
                .toList();
    }

    Optional<String> lastError() {
        return ComposeOutput.error(output).map(this::withMissingImages);
    }

    private String withMissingImages(String error) {
        return missingImages.isEmpty()
                ? error
                : "%s; images that this engine does not have: %s".formatted(error, String.join(", ", missingImages));
    }

    List<String> output() {
        return output;
    }
}
