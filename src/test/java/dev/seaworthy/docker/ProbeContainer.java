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
 * A container of the suite's own, on no network, that can enter the network of any other container and see and signal
 * its processes: it needs nothing inside the image under test and gives no service a network that it does not have.
 *
 * <p>It lives as long as the run, since starting a container for every question would take longer than the answers. It
 * is privileged, and so the suite has to be as trusted as whoever may use the engine; the stack is given nothing.
 *
 * <p>What a command says comes back in files: the engine waits for a container's output only so long, and on a busy
 * machine it once gave none at all. Its image has no tag, only the label of the run, by which both are removed.
 */
public final class ProbeContainer {
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(60);
    /** A run that is killed cannot take it away: then it ends by itself. */
    private static final String LIFETIME_SECONDS = "7200";

    private static final Path CONTEXT = Path.of(System.getProperty("seaworthy.helper", "src/test/resources/probe"));

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
     * Builds and starts it, and sees that it works: without it a run could see too little to say anything.
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
                            MachineSpeed.measured().asEnvironment(),
                            "--volume=" + answers + ":/answers",
                            image,
                            "sleep",
                            LIFETIME_SECONDS)
                    .strip();
            host("true");
        } catch (InconclusiveException e) {
            throw new InconclusiveException("the helper container does not work: " + e.getMessage(), e);
        }
    }

    /**
     * Runs a command in a replica's network: what it can connect to and how names resolve is what the replica's
     * processes see.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String inNetworkNamespaceOf(Replica replica, String... command) {
        return output(tryInNetworkNamespaceOf(replica, command), "beside " + replica, command);
    }

    /**
     * Like {@link #beside}, for a command whose failure says something too.
     *
     * @throws InconclusiveException if it cannot be run at all
     */
    public CommandResult tryInNetworkNamespaceOf(Replica replica, String... command) {
        if (replica.pid() == 0) {
            throw new InconclusiveException("%s has no process to look from".formatted(replica));
        }
        return enter(replica.pid(), command);
    }

    /**
     * Runs a command in the network of the suite's own listener outside of the stack.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String inNetworkNamespaceOf(ExternalListener externalListener, String... command) {
        return output(enter(externalListener.pid(), command), "beside " + externalListener, command);
    }

    private CommandResult enter(int pid, String... command) {
        List<String> words = new ArrayList<>(List.of("enter", Integer.toString(pid)));
        words.addAll(List.of(command));
        return run(words);
    }

    /** The image's id, for other containers of this run that need its tools. */
    public String image() {
        return image;
    }

    /**
     * Runs a command among all processes of this machine, with all of root's capabilities.
     *
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0, or cannot be run at all
     */
    public String host(String... command) {
        return output(run(List.of(command)), "by the helper", command);
    }

    /** Like {@link #host}, for a command whose last arguments are the ids of the replicas' first processes. */
    public String host(Collection<Replica> replicas, String... command) {
        return host(Stream.concat(Stream.of(command), replicas.stream().map(replica -> Integer.toString(replica.pid())))
                .toArray(String[]::new));
    }

    /**
     * Gives the helper files of this run, for what must not stand on a command line.
     *
     * @param files content by name
     * @return the directory in which it finds them
     */
    public String given(String directory, Map<String, String> files) {
        Path given = answers.resolve(directory);
        try {
            Files.createDirectories(given);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(given.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new InconclusiveException("the helper cannot be given files: " + e, e);
        }
        return "/answers/" + directory;
    }

    /** @return what other containers of the suite have to be labelled with, so that they go with the run */
    public String label() {
        return label;
    }

    private static String output(CommandResult ended, String where, String... command) {
        if (ended.exit() != 0) {
            throw new InconclusiveException("`%s` %s ended with %d: %s"
                    .formatted(
                            String.join(" ", command),
                            where,
                            ended.exit(),
                            ended.errors().strip()));
        }
        return ended.output();
    }

    /** The exit status is a file too: it is written last, so that an answer is whole or not there. */
    private CommandResult run(List<String> command) {
        if (id == null) {
            throw new InconclusiveException("the helper container was not started");
        }
        String question = Integer.toString(questions.incrementAndGet());
        List<String> words = new ArrayList<>(List.of(
                "exec",
                id,
                "bash",
                "-c",
                "cd /answers; \"${@:2}\" > $1.out 2> $1.err; echo $? > $1.exit",
                "helper",
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
            throw new InconclusiveException("the helper's answer cannot be read: " + e, e);
        }
    }
}
