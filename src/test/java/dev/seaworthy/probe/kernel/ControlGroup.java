package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values from the control group of a container, or the results of a load inside it.
 *
 * @param numbers by name, as the script {@code cgroup} prints them; {@link #UNLIMITED} for a limit that is not set
 * @param failure why the numbers are missing; empty if they are not
 */
public record ControlGroup(Replica replica, SortedMap<String, Long> numbers, Optional<String> failure) {
    public static final long UNLIMITED = -1;

    public ControlGroup(Replica replica, Map<String, Long> numbers) {
        this(replica, new TreeMap<>(numbers), Optional.empty());
    }

    static ControlGroup unread(Replica replica, String failure) {
        return new ControlGroup(replica, new TreeMap<>(), Optional.of(failure));
    }

    /** @throws InconclusiveException if the value was not read, or the process of the container had ended */
    public long number(String name) {
        if (failure.isPresent()) {
            throw new InconclusiveException("%s was not read from the control group of %s: %s"
                    .formatted(name, replica.instance(), failure.get()));
        }
        if (numbers.containsKey("gone")) {
            throw new InconclusiveException("process %d of %s ended before %s was read from its control group"
                    .formatted(replica.pid(), replica.instance(), name));
        }
        Long number = numbers.get(name);
        if (number == null) {
            throw new InconclusiveException("%s was not read from the control group of %s".formatted(name, replica));
        }
        return number;
    }

    @Override
    public String toString() {
        return replica.instance() + " " + numbers;
    }
}
