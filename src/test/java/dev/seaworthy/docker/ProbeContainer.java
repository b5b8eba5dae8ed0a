package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A container of the suite, on no network, that can enter the network namespace of any other container and see and
 * signal its processes: it needs nothing inside the image under test and adds no network to a service.
 *
 * <p>It runs as long as the run, because starting a container for every command would take longer than the command. It
 * is privileged, so the suite has to be as trusted as a user of the engine; the stack gets no privileges.
 *
 * <p>Commands return their output in files: the engine waits only a limited time for a container's output, and on a
 * busy host it once returned none at all. Its image has no tag, only the label of the run, by which both are removed.
 */
public final class ProbeContainer {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final Duration COPY = Duration.ofSeconds(60);
    /** A run that is killed cannot remove it: then it exits by itself. */
    private static final String LIFETIME_SECONDS = "7200";

    private static final Path CONTEXT = Path.of(System.getProperty("seaworthy.probe", "src/test/resources/probe"));

    private final String label;
    private final Shell shell;
    private final Path answers;
    private final AtomicInteger questions = new AtomicInteger();
    private String image;
    private String id;

    /** @param answers a directory of this run that any user may write into */
    ProbeContainer(String run, Shell shell, Path answers) {
        this.label = RunCleanup.RUN + "=" + run;
        this.shell = shell;
        this.answers = answers;
    }

    /**
     * Builds and starts it, and tests that it works: without it, a run can observe too little for a verdict.
     *
     * @throws InconclusiveException if it cannot be built or run
     */
    void start() {
        try {
            image = shell.build(label, CONTEXT);
            id = shell.docker(
                            START,
                            "run",
                            "--detach",
                            "--rm",
                            "--init",
                            "--label",
                            label,
                            "--privileged",
                            "--pid=host",
                            "--cgroupns=host",
                            "--network=none",
                            HostSpeed.measured().asEnvironment(),
                            "--volume=" + answers + ":/answers",
                            image,
                            "sleep",
                            LIFETIME_SECONDS)
                    .strip();
            host("true");
        } catch (InconclusiveException e) {
            throw new InconclusiveException("the probe container does not work: " + e.getMessage(), e);
        }
    }

    /**
     * Runs a command in a replica's network namespace, in which connections and name resolution are those of the
     * replica's processes.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String inNetworkNamespaceOf(Replica replica, String... command) {
        return output(tryInNetworkNamespaceOf(replica, command), "in the network of " + replica, command);
    }

    /**
     * Like {@link #inNetworkNamespaceOf(Replica, String...)}, but also returns the result of a command that fails.
     *
     * @throws InconclusiveException if it cannot be run at all
     */
    public CommandResult tryInNetworkNamespaceOf(Replica replica, String... command) {
        if (replica.pid() == 0) {
            throw new InconclusiveException("%s has no process and so no network namespace".formatted(replica));
        }
        return enter(replica.pid(), command);
    }

    /**
     * Runs a command in the network namespace of the suite's listener outside of the stack.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String inNetworkNamespaceOf(ExternalListener externalListener, String... command) {
        return output(enter(externalListener.pid(), command), "in the network of " + externalListener, command);
    }

    private CommandResult enter(int pid, String... command) {
        List<String> words = new ArrayList<>(List.of("enter", Integer.toString(pid)));
        words.addAll(List.of(command));
        return run(words);
    }

    /**
     * Deletes everything in a directory, whoever it belongs to, in a container of its own: this one may be that of
     * another run. Also works when the run has ended, and starts no commands.
     */
    void empty(Path directory) {
        Command.of(
                        RUN,
                        "docker",
                        "run",
                        "--rm",
                        "--label=" + label,
                        "--network=none",
                        "--volume=" + directory + ":/directory",
                        image,
                        "find",
                        "/directory",
                        "-mindepth",
                        "1",
                        "-delete")
                .run();
    }

    /**
     * Copies a file or directory of any user, with its owners and modes, in a container of its own.
     *
     * @throws InconclusiveException if it is larger than {@link OwnFiles#LARGEST}, or cannot be copied
     */
    void copy(Path source, Path copy) {
        CommandResult copied = shell.end(Command.of(
                COPY,
                "docker",
                "run",
                "--rm",
                "--label=" + label,
                "--network=none",
                "--mount=type=bind,%s,target=/source,readonly".formatted(field("source", source)),
                "--mount=type=bind,%s,target=/copies".formatted(field("source", copy.getParent())),
                image,
                "copy",
                Long.toString(OwnFiles.LARGEST),
                "/source",
                "/copies/" + copy.getFileName()));
        if (copied.exit() != 0) {
            throw new InconclusiveException("%s, which the stack mounts, cannot be copied for this run: %s"
                    .formatted(source, copied.errors().strip()));
        }
    }

    /** Returns a field of the option {@code --mount}, which is a line of CSV: a path may contain a comma. */
    private static String field(String name, Path path) {
        return "\"%s=%s\"".formatted(name, path.toString().replace("\"", "\"\""));
    }

    /** Returns the image's id, for other containers of this run that need its tools. */
    public String image() {
        return image;
    }

    /**
     * Runs a command in the probe container, which sees all processes of the host, with all of root's capabilities.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String host(String... command) {
        return output(run(List.of(command)), "in the probe container", command);
    }

    /** Like {@link #host(String...)}, with the ids of the replicas' first processes as the command's last arguments. */
    public String host(Collection<Replica> replicas, String... command) {
        return host(Stream.concat(Stream.of(command), replicas.stream().map(replica -> Integer.toString(replica.pid())))
                .toArray(String[]::new));
    }

    /**
     * Writes files of this run for the probe container, for data that must not appear on a command line.
     *
     * @param files content by name
     * @return their directory inside the container
     */
    public String given(String directory, Map<String, byte[]> files) {
        Path given = answers.resolve(directory);
        try {
            Files.createDirectories(given);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(given.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new InconclusiveException("files for the probe container cannot be written: " + e, e);
        }
        return "/answers/" + directory;
    }

    /** @return the label that other containers of the suite need, so that they are removed with the run */
    public String label() {
        return label;
    }

    private static String output(CommandResult ended, String where, String... command) {
        if (ended.exit() != 0) {
            throw new InconclusiveException("`%s` %s exited with %d: %s"
                    .formatted(
                            String.join(" ", command),
                            where,
                            ended.exit(),
                            ended.errors().strip()));
        }
        return ended.output();
    }

    /**
     * Runs a command. The exit status is a file too: it is written last, so that a result is either complete or
     * missing.
     */
    private CommandResult run(List<String> command) {
        if (id == null) {
            throw new InconclusiveException("the probe container was not started");
        }
        String question = Integer.toString(questions.incrementAndGet());
        List<String> words = new ArrayList<>(List.of(
                "exec",
                id,
                "bash",
                "-c",
                "cd /answers; \"${@:2}\" > $1.out 2> $1.err; echo $? > $1.exit",
                "probe",
                question));
        words.addAll(command);
        shell.docker(RUN, words.toArray(String[]::new));
        return new CommandResult(
                Integer.parseInt(answer(question + ".exit").strip()),
                answer(question + ".out"),
                answer(question + ".err"));
    }

    private String answer(String file) {
        try {
            return Files.readString(answers.resolve(file));
        } catch (IOException e) {
            throw new InconclusiveException("the output of the probe container cannot be read: " + e, e);
        }
    }
}
