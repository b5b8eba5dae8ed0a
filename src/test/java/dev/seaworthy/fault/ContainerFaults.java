package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kills, stops, freezes and restarts containers, and starts additional ones. */
public final class ContainerFaults {
    /**
     * Stops the first process and its descendants, but not a health probe, which is started from outside and whose exit
     * the engine awaits. One command for all containers, so that they are frozen at the same moment.
     */
    static final String STOP = """
            stop() { kill -STOP $1 || gone $1; for child in $(pgrep -P $1); do stop $child; done; }
            for pid; do stop $pid; done
            """;

    /** Not every process of its PID namespace, which may be the host's. */
    private static final String CONTINUE =
            "for pid; do for member in $(members $pid); do kill -CONT $member || gone $member; done; done";

    /** Longer than the timeout of the frontend for a request to the API, 5 s. */
    private static final String ABANDONED_REQUESTS_TIMEOUT_SECONDS = "10";

    static final String KILL = "for pid; do kill -KILL $pid || gone $pid; done";

    /** A process that has ended by itself is no reason to leave out the others. */
    static final String GONE = "gone() { ! kill -0 $1; }\n";

    private final ComposeStack stack;
    private final UndoStack undo;
    private final Duration timeout;

    ContainerFaults(ComposeStack stack, UndoStack undo) {
        this.stack = stack;
        this.undo = undo;
        this.timeout = CommandTimeout.of(stack);
    }

    /**
     * Kills the first process of each of these containers at the same time, as a crash does. Docker's own {@code kill}
     * counts as a manual stop, and a container's first process cannot be killed from inside its PID namespace.
     */
    public void crash(Collection<Replica> replicas) {
        undo.disturbs(replicas);
        undo.onClose(() -> startExited(replicas));
        stack.probeContainer().host(replicas, "bash", "-euc", GONE + KILL, "crash");
    }

    /**
     * Stops every process of these containers with SIGSTOP, until they are resumed or the check is over. Then it also
     * waits for their abandoned requests, up to 10 s.
     */
    public void freeze(Collection<Replica> replicas) {
        undo.disturbs(replicas);
        undo.onClose(() -> {
            resume(replicas);
            awaitAbandonedRequests(replicas);
        });
        stopProcesses(replicas);
    }

    /**
     * A resumed container first handles the requests that it received while it was frozen, also those whose clients
     * have given up. The next check must not observe them.
     */
    private void awaitAbandonedRequests(Collection<Replica> replicas) {
        String remaining = stack.probeContainer()
                .host(replicas, "await-abandoned", ABANDONED_REQUESTS_TIMEOUT_SECONDS)
                .strip();
        if (!remaining.isEmpty()) {
            System.out.printf(
                    "  resumed containers have not closed connections that their clients have closed: %s%n",
                    remaining.replace("\n", ", "));
        }
    }

    /** Resumes every process of these containers with SIGCONT. */
    public void resume(Collection<Replica> replicas) {
        stack.probeContainer().host(replicas, "bash", "-euc", GONE + CONTINUE, "continue");
    }

    /** Sends SIGSTOP to every process and registers no undo step. */
    void stopProcesses(Collection<Replica> replicas) {
        stack.probeContainer().host(replicas, "bash", "-euc", GONE + STOP, "stop");
    }

    /**
     * Runs {@code docker restart} for these containers, in parallel. The containers are not replaced, so that their
     * files stay; data in memory, also in a tmpfs, is lost.
     */
    public void restart(Collection<Replica> replicas) {
        undo.disturbs(replicas);
        replicas.parallelStream().forEach(replica -> stack.cli().docker(timeout, "restart", replica.id()));
    }

    /** Stops these containers manually and all at once, as their operator does, until the check is over. */
    public void stop(Collection<Replica> replicas) {
        undo.disturbs(replicas);
        undo.onClose(() -> startExited(replicas));
        stack.cli().docker(timeout, arguments("stop", replicas));
    }

    /**
     * Starts those of these containers that have exited, as their operator does; those that were removed are ignored.
     */
    public void startExited(Collection<Replica> replicas) {
        List<String> ids = replicas.stream().map(Replica::id).toList();
        List<Replica> exited = stack.replicas().all().stream()
                .filter(replica -> ids.contains(replica.id()) && replica.state().equals("exited"))
                .toList();
        if (!exited.isEmpty()) {
            stack.cli().docker(timeout, arguments("start", exited));
        }
    }

    /**
     * Starts one more container of a service's image, on the service's networks and with its secrets and volumes. It is
     * not a replica, and no load balancer uses it.
     *
     * @param environment overrides the service's own variables of the same names
     */
    public Replica runAdditional(String service, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--no-deps"));
        environment.forEach((name, value) -> arguments.addAll(List.of("--env", name + "=" + value)));
        arguments.add(service);
        String id = stack.cli().compose(timeout, arguments).strip();
        undo.onCloseWithoutFault(() -> stack.cli().removeContainer(id));
        return stack.replicas().withId(id);
    }

    /**
     * Starts a container of the suite's own whose process only exits, to observe what a restart policy does with it. It
     * is not a replica.
     *
     * @param policy in the engine's notation, such as {@code on-failure:5}
     * @return its id
     */
    public String runExiting(String policy, int exitCode) {
        String id = runProbeImage("none", "--restart=" + policy, "sh", "-c", "exit " + exitCode);
        undo.onCloseWithoutFault(() -> stack.cli().removeContainer(id));
        return id;
    }

    /**
     * Starts a container of the suite's own, with the image of the probe container; registers no undo step.
     *
     * @param option of {@code docker run}
     * @return its id
     */
    String runProbeImage(String network, String option, String... command) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--label=" + stack.probeContainer().label(),
                "--network=" + network,
                option,
                stack.probeContainer().image()));
        arguments.addAll(List.of(command));
        return stack.cli().docker(timeout, arguments.toArray(String[]::new)).strip();
    }

    private static String[] arguments(String command, Collection<Replica> replicas) {
        return Stream.concat(Stream.of(command), replicas.stream().map(Replica::id))
                .toArray(String[]::new);
    }
}
