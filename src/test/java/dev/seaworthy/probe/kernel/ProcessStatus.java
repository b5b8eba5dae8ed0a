package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the kernel confines a process, from {@code /proc/PID/status}.
 *
 * @param pid as this machine counts
 * @param users real, effective, saved and file system user id
 * @param capabilities by set: inheritable, permitted, effective, bounding, ambient, by the kernel's names
 * @param noNewPrivileges 1 where no program can give it more than it has
 * @param seccomp 2 where system calls are filtered, 0 where they are not
 */
public record ProcessStatus(
        int pid,
        String name,
        List<Integer> users,
        SortedMap<String, Long> capabilities,
        int noNewPrivileges,
        int seccomp) {

    /**
     * @return whether it is the engine itself, on its way into the container to become a command, a health probe say
     */
    boolean isTheEngines() {
        return name.startsWith("runc") || name.startsWith("crun");
    }

    static ProcessStatus of(int pid, Map<String, String> status) {
        if (!status.keySet().containsAll(List.of("Name", "Uid", "CapEff", "CapBnd", "NoNewPrivs", "Seccomp"))) {
            throw new InconclusiveException(
                    "the kernel does not tell how process %d is confined: %s".formatted(pid, status));
        }
        SortedMap<String, Long> capabilities = new TreeMap<>();
        status.forEach((key, value) -> {
            if (key.startsWith("Cap")) {
                capabilities.put(key, Long.parseUnsignedLong(value, 16));
            }
        });
        return new ProcessStatus(
                pid,
                status.get("Name"),
                List.of(status.get("Uid").split("\\s+")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                capabilities,
                Integer.parseInt(status.get("NoNewPrivs")),
                Integer.parseInt(status.get("Seccomp")));
    }

    @Override
    public String toString() {
        return "%s (%d)".formatted(name, pid);
    }
}
