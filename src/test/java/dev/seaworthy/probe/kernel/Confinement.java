package dev.seaworthy.probe.kernel;

import dev.seaworthy.probe.network.PortBinding;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * How the kernel and the engine confine a container.
 *
 * @param who its instance
 * @param processes all of them at one moment
 * @param rootIsReadOnly whether its root file system cannot be written to
 * @param machine what it has mounted of this machine's own: its place in the container by its path on this machine
 * @param published by the engine
 */
public record Confinement(
        String who,
        List<ProcessStatus> processes,
        boolean rootIsReadOnly,
        SortedMap<Path, Path> machine,
        List<PortBinding> published) {}
