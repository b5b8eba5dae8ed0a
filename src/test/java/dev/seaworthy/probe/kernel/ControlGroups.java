package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and loads the control groups of containers from the probe container, without tools in their images. */
public final class ControlGroups {
    private static final String FAILED = "failed ";

    private final ComposeStack stack;
    private final Faults faults;

    public ControlGroups(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /** @return {@code memory} and {@code with_swap} in bytes, {@code millicpus} and {@code pids} of each container */
    public List<ControlGroup> limits(Collection<Replica> replicas) {
        return read(replicas, stack.probeContainer().host(replicas, "cgroup", "show"));
    }

    /**
     * Uses all available CPU time for a second. If other processes competed for the CPUs, the measurement is repeated
     * for up to thirty seconds.
     *
     * @param cpus the promised CPUs of each container; containers that together need at most half of the host's CPUs
     *     are measured concurrently
     * @return for each container the used {@code millicpus}, and in how many of the kernel's {@code periods} it was
     *     {@code throttled}; without a quota there are no periods
     */
    public List<ControlGroup> burn(Map<Replica, Double> cpus) {
        return read(cpus.keySet(), faults.resources().press("burn", cpus));
    }

    /**
     * Allocates memory steadily for two seconds, and in addition as much as each container can swap out.
     *
     * @param bytes the amount per container, without swap
     * @return for each container whether the allocating process {@code survived} (1 or 0), the {@code peak} of memory
     *     usage in bytes and the {@code oom_kills}
     */
    public List<ControlGroup> hog(Map<Replica, Long> bytes) {
        return read(bytes.keySet(), faults.resources().press("hog", bytes));
    }

    /**
     * Forks processes one after another.
     *
     * @param counts the maximum number of processes per container
     * @return for each container how many were {@code forked}, whether a fork was {@code refused} (1 or 0) and the
     *     number of processes then
     */
    public List<ControlGroup> fork(Map<Replica, Integer> counts) {
        return read(counts.keySet(), faults.resources().press("fork", counts));
    }

    /** @param output of the script {@code cgroup}: a line for each replica */
    static List<ControlGroup> read(Collection<Replica> replicas, String output) {
        Map<Integer, String> lines = output.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> Integer.valueOf(words[0]), words -> words[1]));
        return replicas.stream()
                .map(replica -> of(replica, lines.get(replica.pid())))
                .toList();
    }

    private static ControlGroup of(Replica replica, String line) {
        if (line == null) {
            return ControlGroup.unread(replica, "the script cgroup printed no line for it");
        }
        return line.startsWith(FAILED)
                ? ControlGroup.unread(replica, line.substring(FAILED.length()))
                : new ControlGroup(replica, numbers(line.split(" ")));
    }

    private static Map<String, Long> numbers(String... words) {
        return Arrays.stream(words)
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }
}
