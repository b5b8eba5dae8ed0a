package dev.seaworthy.probe.kernel;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the mounts of a container that show a file system of the host. They are read from the kernel, since the engine
 * does not know what a volume driver binds.
 */
record HostPaths(List<Mount> mounts) {
    /** Files and volumes that the engine mounts into containers itself. */
    private static final Pattern GIVEN =
            Pattern.compile(".*/(containers/\\w{64}/[^/]+|containers/\\w{64}/mounts/shm|volumes/[^/]+/_data(/.*)?)");

    /** The image of the container; a bind mount cannot replace it. */
    private static final Path ROOT = Path.of("/");

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    /** @return the path in the container by the path on the host, without the mounts that the engine adds itself */
    SortedMap<Path, Path> seenBy(List<Mount> container) {
        SortedMap<Path, Path> seen = new TreeMap<>();
        for (Mount mount : container) {
            if (!mount.at().equals(ROOT) && !isOwnCgroup(mount)) {
                path(mount)
                        .filter(path -> !GIVEN.matcher(path.toString()).matches())
                        .ifPresent(path -> seen.put(path, mount.at()));
            }
        }
        return seen;
    }

    private Optional<Path> path(Mount mount) {
        return mounts.stream()
                .filter(own ->
                        own.device().equals(mount.device()) && mount.root().startsWith(own.root()))
                .max(Comparator.comparing(own -> own.root().getNameCount()))
                .map(own ->
                        own.at().resolve(own.root().relativize(mount.root())).normalize());
    }

    /** The engine mounts the control groups of a container read-only into it. */
    private static boolean isOwnCgroup(Mount mount) {
        return mount.type().startsWith("cgroup") && mount.at().startsWith(CGROUPS) && mount.isReadOnly();
    }
}
