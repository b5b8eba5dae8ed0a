package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.network.PortBinding;
import dev.seaworthy.probe.network.PortBindings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The confinement of every container, read by one command. */
public final class Confinements {
    private static final String PROBE = "probe";
    private static final Path ROOT = Path.of("/");
    private static final Path PROC = Path.of("/proc");

    private final Map<String, List<String>> lines;
    private final HostPaths paths;
    private final List<Replica> live;
    private final Map<Replica, List<PortBinding>> published;

    /**
     * @throws InconclusiveException if the probe container, which is unconfined, is not reported as such (positive
     *     control)
     */
    public Confinements(ComposeStack stack) {
        live = stack.replicas().withProcess();
        lines = stack.probeContainer()
                .host(live, "confinement")
                .lines()
                .collect(Collectors.groupingBy(line -> line.substring(0, line.indexOf(' '))));
        published = new PortBindings(stack).of(live);
        paths = new HostPaths(mounts("host"));
        refuseUnlessFreedomIsSeen();
    }

    /** @return the confinement of each running container of the service; empty if none is running */
    public List<Confinement> of(String service) {
        return live.stream()
                .filter(replica -> replica.service().equals(service))
                .map(replica -> of(replica.instance(), Integer.toString(replica.pid()), published.get(replica)))
                .toList();
    }

    private Confinement of(String who, String key, List<PortBinding> published) {
        List<Mount> mounts = mounts(key);
        Mount root = mounts.stream()
                .filter(mount -> mount.at().equals(ROOT))
                .reduce((below, above) -> above)
                .orElseThrow(() -> new InconclusiveException(
                        "%s: no mount at / was found; has its process ended?".formatted(who)));
        List<ProcessStatus> processes = processes(key);
        if (processes.isEmpty()) {
            throw new InconclusiveException("%s: no process was found; has it ended?".formatted(who));
        }
        return new Confinement(who, processes, root.isReadOnly(), paths.seenBy(mounts), published);
    }

    private void refuseUnlessFreedomIsSeen() {
        Confinement free = of("the probe container", PROBE, List.of());
        ProcessStatus probeContainer = free.processes().getFirst();
        SortedMap<Path, Path> hostMounts = paths.seenBy(mounts("host"));
        if (probeContainer.capabilities().get("CapEff") == 0
                || probeContainer.noNewPrivileges() != 0
                || probeContainer.seccomp() != 0
                || free.rootIsReadOnly()
                || !hostMounts.containsKey(PROC)) {
            throw new InconclusiveException("the unconfined probe container is reported as confined: %s, mounts %s"
                    .formatted(free, hostMounts));
        }
    }

    private List<Mount> mounts(String key) {
        return facts(key, " mount ").map(Mount::of).toList();
    }

    private List<ProcessStatus> processes(String key) {
        Map<Integer, Map<String, String>> statuses = new TreeMap<>();
        facts(key, " status ")
                .map(fact -> fact.split(":", 3))
                .forEach(words -> statuses.computeIfAbsent(Integer.valueOf(words[0]), pid -> new HashMap<>())
                        .put(words[1], words[2].strip()));
        return statuses.entrySet().stream()
                .map(status -> ProcessStatus.of(status.getKey(), status.getValue()))
                .filter(process -> !process.isTheEngines())
                .toList();
    }

    private Stream<String> facts(String key, String kind) {
        String start = key + kind;
        return lines.getOrDefault(key, List.of()).stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()));
    }
}
