package dev.seaworthy.probe.kernel;

import dev.seaworthy.probe.network.PortBinding;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * The confinement of a container by the kernel and the engine.
 *
 * @param who the replica's name, such as {@code api-1}
 * @param processes all processes of the container at one moment
 * @param rootIsReadOnly whether its root file system is read-only
 * @param hostMounts its mounts of the host's own file systems: the path in the container by the path on the host
 * @param published its published ports
 */
public record Confinement(
        String who,
        List<ProcessStatus> processes,
        boolean rootIsReadOnly,
        SortedMap<Path, Path> hostMounts,
        List<PortBinding> published) {}
