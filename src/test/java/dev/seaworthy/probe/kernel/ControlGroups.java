package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The control groups of containers, looked at and strained from outside: nothing is needed inside the containers. */
public final class ControlGroups {
    private final ComposeProject stack;
    private final Faults faults;

    public ControlGroups(ComposeProject stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /** @return for each container {@code memory} and {@code with_swap} in bytes, {@code millicpus} and {@code pids} */
    public List<ControlGroup> limits(Collection<Replica> replicas) {
        return read(replicas, stack.probeContainer().host(replicas, "cgroup", "show"));
    }

    /**
     * Wants all processor time for a second. Where it had to be left to others, the second is repeated until it was
     * not, or ten seconds are over.
     *
     * @param cpus how much each should get; those that together need half of the machine have their second at once
     * @return for each container the {@code millicpus} that it got, and in how many of the kernel's {@code periods} it
     *     was {@code throttled}; there are none where there is no quota
     */
    public List<ControlGroup> burn(Map<Replica, Double> cpus) {
        return read(cpus.keySet(), faults.press("burn", cpus));
    }

    /**
     * Wants memory, more and more for two seconds.
     *
     * @param bytes how much to allocate
     * @return for each container whether what allocated {@code survived} (1 or 0), the {@code peak} of use in bytes and
     *     the {@code oom_kills}
     */
    public List<ControlGroup> hog(Map<Replica, Long> bytes) {
        return read(bytes.keySet(), faults.press("hog", bytes));
    }

    /**
     * Wants processes, one after another.
     *
     * @param counts up to how many in all
     * @return for each container how many could be {@code forked}, whether one was {@code refused} (1 or 0) and how
     *     many there were at that moment
     */
    public List<ControlGroup> fork(Map<Replica, Integer> counts) {
        return read(counts.keySet(), faults.press("fork", counts));
    }

    private static List<ControlGroup> read(Collection<Replica> replicas, String lines) {
        Map<Integer, Map<String, Long>> seen = lines.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> Integer.valueOf(words[0]), ControlGroups::numbers));
        return replicas.stream()
                .map(replica -> new ControlGroup(replica, require(replica, seen.get(replica.pid()))))
                .toList();
    }

    private static Map<String, Long> require(Replica replica, Map<String, Long> numbers) {
        if (numbers == null) {
            throw new InconclusiveException("nothing was seen of the control group of " + replica);
        }
        return numbers;
    }

    private static Map<String, Long> numbers(String... words) {
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
    }
}
