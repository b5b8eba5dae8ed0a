package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the kernel told about the control group of a container, or about what was tried inside it.
 *
 * @param numbers by name, as the script {@code cgroup} gives them; {@link #UNLIMITED} for a limit that is not set
 */
public record ControlGroup(Replica replica, SortedMap<String, Long> numbers) {
    public static final long UNLIMITED = -1;

    public ControlGroup(Replica replica, Map<String, Long> numbers) {
        this(replica, new TreeMap<>(numbers));
    }

    /**
     * @throws InconclusiveException if the kernel was not asked for it, or did not say, or the container's process had
     *     ended
     */
    public long number(String name) {
        if (numbers.containsKey("gone")) {
            throw new InconclusiveException("process %d of %s ended before %s could be seen of its control group"
                    .formatted(replica.pid(), replica.instance(), name));
        }
        Long number = numbers.get(name);
        if (number == null) {
            throw new InconclusiveException(
                    "nothing was seen of %s in the control group of %s".formatted(name, replica));
        }
        return number;
    }

    @Override
    public String toString() {
        return replica.instance() + " " + numbers;
    }
}
