package dev.seaworthy.fault;

import dev.seaworthy.docker.CommandResult;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Disturbs the stack, visibly in the text of a check, and puts it back when closed: last disturbance first. JUnit
 * closes it after the check, whatever its verdict, and then waits until the stack is well.
 */
public final class Faults implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(90);
    /** bin/roll itself waits for 120 s, and then puts everything back. */
    private static final Duration ROLL = Duration.ofSeconds(180);

    /**
     * The first process and what descends from it: not a health probe, which came in from outside and whose end the
     * engine awaits. One command for all, so that they are frozen at the same moment.
     */
    private static final String STOP = """
            stop() { kill -STOP $1; for child in $(pgrep -P $1); do stop $child; done; }
            for pid; do stop $pid; done
            """;

    private static final String CONTINUE = "for pid; do pkill -CONT --ns $pid --nslist pid .; done";

    private static final String ALIASES =
            "{{range $network, $joined := .NetworkSettings.Networks}}{{$network}}{{range $joined.Aliases}} {{.}}{{end}}{{println}}{{end}}";

    private final ComposeProject stack;
    private final Map<String, Map<String, List<String>>> unplugged = new HashMap<>();
    private final Set<String> scaled = new HashSet<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean disturbed;

    public Faults(ComposeProject stack) {
        this.stack = stack;
    }

    /** @return whether anything was disturbed, so that the stack may need time to get well */
    public boolean disturbed() {
        return disturbed;
    }

    /** Changes how many containers of a service run, those that stay being left alone, until the check is over. */
    public void scale(String service, int replicas) {
        rememberScale(service);
        setScale(service, replicas);
    }

    /**
     * Starts one more container of a service's image, on the service's networks and with its secrets and volumes, that
     * no balancer knows and that is no replica.
     *
     * @param environment instead of the service's own where the names are the same
     */
    public Replica runBeside(String service, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--no-deps"));
        environment.forEach((name, value) -> arguments.addAll(List.of("--env", name + "=" + value)));
        arguments.add(service);
        String id = stack.compose(BUDGET, arguments).strip();
        disturb(() -> stack.remove(id));
        return stack.replicas().withId(id);
    }

    /**
     * Ends the first process of each of these containers at once, as a crash does. Docker's own {@code kill} counts as
     * stopped by hand, and a process cannot be killed from inside its namespace.
     */
    public void crash(Collection<Replica> replicas) {
        disturb(() -> startEnded(replicas));
        stack.probeContainer().host(replicas, "kill", "-KILL");
    }

    /** Stops every process of these containers in its tracks, without ending it, until thawed or the check is over. */
    public void freeze(Collection<Replica> replicas) {
        disturb(() -> resume(replicas));
        standStill(replicas);
    }

    /** Lets every process of these containers go on. */
    public void resume(Collection<Replica> replicas) {
        stack.probeContainer().host(replicas, "bash", "-euc", CONTINUE, "continue");
    }

    /**
     * Takes a container off all of its networks, as a cable that is pulled does: nobody is told, and whatever is on its
     * way is lost. Until it is reconnected or the check is over. The engine takes them off one after another, and the
     * container stands still meanwhile: it loses all at once.
     */
    public void disconnect(Replica replica) {
        Map<String, List<String>> aliases = aliases(replica);
        unplugged.put(replica.id(), aliases);
        disturb(() -> reconnect(replica));
        standingStill(
                replica,
                () -> aliases.keySet()
                        .forEach(network ->
                                stack.docker(BUDGET, "network", "disconnect", "--force", network, replica.id())));
    }

    /**
     * Puts a container back, all at once, on the networks that it was taken off, under the same names; its addresses
     * may be others.
     */
    public void reconnect(Replica replica) {
        Map<String, List<String>> networks = unplugged.getOrDefault(replica.id(), Map.of());
        unplugged.remove(replica.id());
        if (!networks.isEmpty()) {
            standingStill(replica, () -> networks.forEach((network, aliases) -> connect(replica, network, aliases)));
        }
    }

    private void connect(Replica replica, String network, List<String> aliases) {
        List<String> arguments = new ArrayList<>(List.of("network", "connect"));
        aliases.forEach(alias -> arguments.addAll(List.of("--alias", alias)));
        arguments.addAll(List.of(network, replica.id()));
        stack.docker(BUDGET, arguments.toArray(String[]::new));
    }

    private void standStill(Collection<Replica> replicas) {
        stack.probeContainer().host(replicas, "bash", "-euc", STOP, "stop");
    }

    private void standingStill(Replica replica, Runnable deed) {
        standStill(List.of(replica));
        try {
            deed.run();
        } finally {
            resume(List.of(replica));
        }
    }

    /** What others on each of its networks call it, the network as the engine names it. */
    private Map<String, List<String>> aliases(Replica replica) {
        return stack.docker(BUDGET, "container", "inspect", "--format", ALIASES, replica.id())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split(" ")))
                .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
    }

    /** Removes a service's containers and creates new ones of the same model. */
    public void recreate(String service) {
        disturb(() -> {});
        stack.compose(BUDGET, List.of("up", "--detach", "--no-deps", "--no-build", "--force-recreate", service));
    }

    /**
     * Replaces a tier's containers by the operator's own script.
     *
     * @param overlays Compose files on top of the stack's own: what the new containers have that the old ones have not
     * @return how the script ended, and what it said
     */
    public CommandResult roll(String service, Path... overlays) {
        rememberScale(service);
        return stack.roll(ROLL, service, overlays);
    }

    /** Takes the whole stack down, volumes excepted, and brings it up again. */
    public void downAndUp() {
        disturb(() -> {});
        down("down");
        stack.up(BUDGET);
    }

    /**
     * Asks for a number of containers that the service may not be able to have.
     *
     * @return how Compose ended, and what it said
     */
    public CommandResult tryScale(String service, int replicas) {
        rememberScale(service);
        return stack.tryCompose(BUDGET, scaling(service, replicas));
    }

    /**
     * Stops these containers and starts them again, all at once: the same ones, with what they have outside of memory.
     */
    public void restart(Collection<Replica> replicas) {
        disturb(() -> {});
        replicas.parallelStream().forEach(replica -> stack.docker(BUDGET, "restart", replica.id()));
    }

    /**
     * Overwrites a file, as an editor does that writes in place; what it was before is in it again when the check is
     * over.
     */
    public void edit(Path file, String text) {
        rememberText(file);
        write(file, text);
    }

    /**
     * Puts another file in the place of one, as most editors and every deployment tool do; undone like {@link #edit}.
     */
    public void replace(Path file, String text) {
        rememberText(file);
        Path other = file.resolveSibling(file.getFileName() + ".new");
        write(other, text);
        try {
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be replaced: %s".formatted(file, e), e);
        }
    }

    /** Takes the whole stack down with its volumes, which nothing brings back, and brings it up again. */
    public void downWithVolumesAndUp() {
        disturb(() -> {});
        down("down", "--volumes");
        stack.up(BUDGET);
    }

    /** Volumes without a name stay behind, of no use to any later container and with no label of the run. */
    private void down(String... arguments) {
        List<String> nameless = stack.replicas().namelessVolumes();
        stack.compose(BUDGET, List.of(arguments));
        List<String> remove = new ArrayList<>(List.of("volume", "rm", "--force"));
        remove.addAll(nameless);
        if (!nameless.isEmpty()) {
            stack.docker(BUDGET, remove.toArray(String[]::new));
        }
    }

    private void rememberText(Path file) {
        try {
            String before = Files.readString(file);
            disturb(() -> write(file, before));
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be written: %s".formatted(file, e), e);
        }
    }

    /** Of many scalings of one service only the first is undone: that leads back to where it was. */
    private void rememberScale(String service) {
        if (scaled.add(service)) {
            int before = stack.replicas().of(service).live().size();
            disturb(() -> setScale(service, before));
        }
    }

    /** Stops these containers at once, as their operator does, by hand, until the check is over. */
    public void stop(Collection<Replica> replicas) {
        disturb(() -> startEnded(replicas));
        stack.docker(BUDGET, arguments("stop", replicas));
    }

    /**
     * Has the kernel kill the first process of each of these containers for want of memory, and no other process.
     *
     * @throws InconclusiveException if one has no memory limit
     */
    public void runOutOfMemory(Collection<Replica> replicas) {
        disturb(() -> startEnded(replicas));
        stack.probeContainer().host(replicas, "cgroup", "oom");
    }

    /**
     * Puts processes of the helper among those of containers, where they want more than they can get: see the script
     * {@code cgroup}. They end by themselves.
     *
     * @param act what they do
     * @param amounts how much of it they want
     * @return a line for each container, beginning with the id of its first process
     */
    public String press(String act, Map<Replica, ? extends Number> amounts) {
        disturb(() -> {});
        List<String> command = new ArrayList<>(List.of("cgroup", act));
        amounts.forEach((replica, amount) -> command.add(replica.pid() + "=" + amount));
        return stack.probeContainer().host(command.toArray(String[]::new));
    }

    /**
     * Starts a container of the suite's own that does nothing but end, so that it can be seen what a restart policy
     * makes of it. It is no replica.
     *
     * @param policy as the engine has it, such as {@code on-failure:5}
     * @return its id
     */
    public String runEnding(String policy, int exitCode) {
        String id = stack.docker(
                        BUDGET,
                        "run",
                        "--detach",
                        "--label=" + stack.probeContainer().label(),
                        "--network=none",
                        "--restart=" + policy,
                        stack.probeContainer().image(),
                        "sh",
                        "-c",
                        "exit " + exitCode)
                .strip();
        disturb(() -> stack.remove(id));
        return id;
    }

    /** Starts what has ended of these containers, as their operator does; those that were removed are left alone. */
    public void startEnded(Collection<Replica> replicas) {
        List<String> ids = replicas.stream().map(Replica::id).toList();
        List<Replica> ended = stack.replicas().all().stream()
                .filter(replica -> ids.contains(replica.id()) && replica.state().equals("exited"))
                .toList();
        if (!ended.isEmpty()) {
            stack.docker(BUDGET, arguments("start", ended));
        }
    }

    private static String[] arguments(String command, Collection<Replica> replicas) {
        return Stream.concat(Stream.of(command), replicas.stream().map(Replica::id))
                .toArray(String[]::new);
    }

    private void setScale(String service, int replicas) {
        stack.compose(BUDGET, scaling(service, replicas));
    }

    private static List<String> scaling(String service, int replicas) {
        return List.of("up", "--detach", "--no-deps", "--no-recreate", "--scale", service + "=" + replicas, service);
    }

    private void disturb(Runnable undoing) {
        disturbed = true;
        undo.push(undoing);
    }

    /** Undoes all that it can, then throws the first failure if there was any. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        while (!undo.isEmpty()) {
            attempt(undo.pop(), failures);
        }
        failures.stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    private static void attempt(Runnable undoing, List<RuntimeException> failures) {
        try {
            undoing.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
