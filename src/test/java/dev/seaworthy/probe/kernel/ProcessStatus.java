package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The confinement of a process by the kernel, from {@code /proc/PID/status}.
 *
 * @param pid in the PID namespace of the host
 * @param users real, effective, saved and file system user id
 * @param capabilities by set: inheritable, permitted, effective, bounding, ambient, by the kernel's names
 * @param noNewPrivileges 1 if no program can gain further privileges
 * @param seccomp 2 if system calls are filtered, 0 if they are not
 */
public record ProcessStatus(
        int pid,
        String name,
        List<Integer> users,
        SortedMap<String, Long> capabilities,
        int noNewPrivileges,
        int seccomp) {

    /**
     * @return whether it is the container runtime, entering the container to execute a command such as a health probe
     */
    boolean isTheEngines() {
        return name.startsWith("runc") || name.startsWith("crun");
    }

    static ProcessStatus of(int pid, Map<String, String> status) {
        if (!status.keySet().containsAll(List.of("Name", "Uid", "CapEff", "CapBnd", "NoNewPrivs", "Seccomp"))) {
            throw new InconclusiveException(
                    "the status of process %d lacks a required field: %s".formatted(pid, status));
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
