package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs the commands of a run. Once closed, it starts no command: while this JVM shuts down, checks still run, and
 * nothing would remove what they create then.
 */
final class Shell implements AutoCloseable {
    private static final Duration BUILD = Duration.ofMinutes(5);

    private final Map<String, String> environment = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Adds to the environment of every later command. */
    void export(Map<String, String> variables) {
        environment.putAll(variables);
    }

    Map<String, String> environment() {
        return environment;
    }

    /**
     * @return the command's standard output
     * @throws InconclusiveException if it does not exit with 0 within its budget, or the run is being shut down
     */
    String run(Command command) {
        refuseIfClosed();
        return command.with(environment).run();
    }

    /** Like {@link #run}, for a {@code docker} command. */
    String docker(Duration budget, String... arguments) {
        return run(Command.of(
                budget, Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new)));
    }

    /**
     * @param label label of the run, by which the image is found and removed, because it has no tag
     * @return the image's id
     * @throws InconclusiveException if it cannot be built
     */
    String build(String label, Path context) {
        return docker(BUILD, "build", "--quiet", "--label", label, context.toString())
                .strip();
    }

    /**
     * Like {@link #run}, but also returns the result of a command that fails.
     *
     * @throws InconclusiveException if it does not exit within its budget, the run is ending, or the engine fails
     */
    CommandResult end(Command command) {
        return endAsUser(command.with(environment));
    }

    /** Like {@link #end}, without the variables of this run. */
    CommandResult endAsUser(Command command) {
        refuseIfClosed();
        CommandResult result = command.end();
        if (result.isFailureOfTheEngine()) {
            throw new InconclusiveException("`%s` failed because of the engine: %s"
                    .formatted(command, result.errors().strip()));
        }
        return result;
    }

    void refuseIfClosed() {
        if (closed) {
            throw new InconclusiveException("the command is not started: the run is being shut down");
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /**
     * Closes during the shutdown of this JVM, and kills all commands that still run, Testcontainers' Compose among
     * them, so that they create nothing more.
     */
    void kill() {
        close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
