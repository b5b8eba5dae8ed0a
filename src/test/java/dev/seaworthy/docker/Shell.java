package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where the commands of a run are given. Closed, it takes no more: while this process is ending, checks still run, and
 * what they would start now nobody would take away.
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
     * @throws InconclusiveException if it does not exit with 0 within its budget, or the run is ending
     */
    String run(Command command) {
        refuseIfClosed();
        return command.with(environment).run();
    }

    /** Like {@link #run}, for a command of Docker's. */
    String docker(Duration budget, String... arguments) {
        return run(Command.of(
                budget, Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new)));
    }

    /**
     * @param label of the run, by which the image is found and removed: it has no tag
     * @return the image's id
     * @throws InconclusiveException if it cannot be built
     */
    String build(String label, Path context) {
        return docker(BUILD, "build", "--quiet", "--label", label, context.toString())
                .strip();
    }

    /**
     * Like {@link #run}, for a command whose failure says something too.
     *
     * @throws InconclusiveException if it does not end within its budget, or the run is ending
     */
    CommandResult end(Command command) {
        refuseIfClosed();
        return command.with(environment).end();
    }

    void refuseIfClosed() {
        if (closed) {
            throw new InconclusiveException("the run is ending");
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /**
     * For the end of this process: also kills all commands that still run, Testcontainers' Compose among them, so that
     * they make nothing new.
     */
    void kill() {
        close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
