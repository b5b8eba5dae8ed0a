package dev.seaworthy.fault;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Exhausts the CPU, memory or process limit of containers: moves processes of the probe container into their control
 * groups.
 */
public final class ResourceFaults {
    private final ComposeStack stack;
    private final ContainerFaults containers;
    private final UndoStack undo;

    ResourceFaults(ComposeStack stack, ContainerFaults containers, UndoStack undo) {
        this.stack = stack;
        this.containers = containers;
        this.undo = undo;
    }

    /**
     * Makes the kernel's OOM killer kill the first process of each of these containers, and no other process.
     *
     * @throws InconclusiveException if one of them has no memory limit, or has ended
     */
    public void runOutOfMemory(Collection<Replica> replicas) {
        tryToRunOutOfMemory(replicas).values().stream().findFirst().ifPresent(reason -> {
            throw new InconclusiveException(reason);
        });
    }

    /**
     * Like {@link #runOutOfMemory}, with as many of these containers as possible.
     *
     * @return the reasons why others could not be killed
     */
    public Map<Replica, String> tryToRunOutOfMemory(Collection<Replica> replicas) {
        undo.disturbs(replicas);
        undo.onClose(() -> containers.startExited(replicas));
        return failures(replicas, stack.probeContainer().host(replicas, "cgroup", "oom"));
    }

    /** @param output of the script: {@code PID failed REASON} */
    static Map<Replica, String> failures(Collection<Replica> replicas, String output) {
        Map<Integer, String> reasons = output.lines()
                .map(line -> line.split(" ", 3))
                .collect(Collectors.toMap(
                        words -> Integer.valueOf(words[0]), words -> words[2], (first, later) -> first));
        return replicas.stream()
                .filter(replica -> reasons.containsKey(replica.pid()))
                .collect(Collectors.toMap(
                        Function.identity(),
                        replica -> "%s cannot run out of memory: %s"
                                .formatted(replica.instance(), reasons.get(replica.pid()))));
    }

    /**
     * Adds processes of the probe container to the cgroups of containers, where they demand more than they can get: see
     * the script {@code cgroup}. They exit by themselves.
     *
     * @param act the script's command
     * @param amounts the demanded amount by container
     * @return a line for each container, beginning with the id of its first process
     */
    public String press(String act, Map<Replica, ? extends Number> amounts) {
        undo.disturbs(amounts.keySet());
        List<String> command = new ArrayList<>(List.of("cgroup", act));
        amounts.forEach((replica, amount) -> command.add(replica.pid() + "=" + amount));
        return stack.probeContainer().host(command.toArray(String[]::new));
    }
}
