package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of a Compose project's operator: {@code docker compose}, {@code docker}, {@code bin/roll} and
 * {@code bin/trace}.
 *
 * @param project the Compose project's name
 * @param file the Compose file that describes the desired state
 */
public record ComposeCli(Shell shell, String project, Path file) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /**
     * @return the model that Compose computes from the stack's files, with all defaults, as JSON
     * @throws InconclusiveException if Compose rejects them
     */
    public String model() {
        return compose(TIMEOUT, List.of("config", "--format", "json"));
    }

    /** @return the engine's full description of the containers, as one JSON array */
    public String inspect(List<Replica> replicas) {
        Stream<String> ids = replicas.stream().map(Replica::id);
        return docker(
                TIMEOUT, Stream.concat(Stream.of("container", "inspect"), ids).toArray(String[]::new));
    }

    /** @return the description of the container's image as JSON, with labels and environment, and its build history */
    public String inspectImage(Replica replica) {
        return docker(TIMEOUT, "image", "inspect", replica.image())
                + docker(TIMEOUT, "image", "history", "--no-trunc", replica.image());
    }

    /**
     * Runs a command inside a container of the stack.
     *
     * @param input its standard input: for data that must not appear on a command line
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0 within the timeout
     */
    public String execute(Replica replica, Duration timeout, String input, String... command) {
        String[] words = Stream.concat(Stream.of("docker", "exec", "--interactive", replica.id()), Stream.of(command))
                .toArray(String[]::new);
        return shell.run(Command.of(timeout, words).reading(input));
    }

    /**
     * Runs a Docker command, as the stack's operator would.
     *
     * @throws InconclusiveException if it does not exit with 0 within the timeout
     */
    public String docker(Duration timeout, String... arguments) {
        return shell.docker(timeout, arguments);
    }

    /**
     * Runs a Compose command on this project, as its operator would.
     *
     * @throws InconclusiveException if it does not exit with 0 within the timeout
     */
    public String compose(Duration timeout, List<String> arguments) {
        return shell.run(composeCommand(timeout, arguments));
    }

    /**
     * Runs a command in the first container of a service, as its operator would: {@code docker compose exec}.
     *
     * @return its result, also if it fails; Docker's own failures, such as a missing command, have exit code 126 or 127
     * @throws InconclusiveException if it does not exit within the timeout
     */
    public CommandResult exec(String service, Duration timeout, String... command) {
        return tryCompose(
                timeout,
                Stream.concat(Stream.of("exec", "--no-TTY", service), Stream.of(command))
                        .toList());
    }

    /**
     * Like {@link #compose}, but also returns the result of a command that fails.
     *
     * @throws InconclusiveException if it does not exit within the timeout
     */
    public CommandResult tryCompose(Duration timeout, List<String> arguments) {
        return shell.end(composeCommand(timeout, arguments));
    }

    /** Runs {@code bin/roll} on this project. */
    public CommandResult roll(Duration timeout, String service) {
        return shell.end(
                Command.of(timeout, "bin/roll", "--project-name", project, "--file", file.toString(), service));
    }

    /** Runs {@code bin/trace} on this project. */
    public CommandResult trace(Duration timeout, String requestId) {
        return shell.end(
                Command.of(timeout, "bin/trace", "--project-name", project, "--file", file.toString(), requestId));
    }

    private Command composeCommand(Duration timeout, List<String> arguments) {
        List<String> compose = List.of("docker", "compose", "--project-name", project, "--file", file.toString());
        return Command.of(
                timeout, Stream.concat(compose.stream(), arguments.stream()).toArray(String[]::new));
    }

    /** Removes a container and its anonymous volumes, running or not. */
    public void removeContainer(String id) {
        docker(TIMEOUT, "rm", "--force", "--volumes", id);
    }
}
