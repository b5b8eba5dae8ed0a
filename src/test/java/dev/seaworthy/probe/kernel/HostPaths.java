package dev.seaworthy.probe.kernel;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds what of this machine a container sees: a mount of the container that shows a file system of this machine. The
 * kernel is asked, since the engine does not know what a volume's driver binds.
 */
record HostPaths(List<Mount> machine) {
    /** What the engine gives every container, or keeps for it. */
    private static final Pattern GIVEN =
            Pattern.compile(".*/(containers/\\w{64}/[^/]+|containers/\\w{64}/mounts/shm|volumes/[^/]+/_data(/.*)?)");

    /** Nothing can be mounted over it: it is the container's image. */
    private static final Path ROOT = Path.of("/");

    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    /** @return place in the container by path on this machine, without what the engine gives every container */
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
        return machine.stream()
                .filter(own ->
                        own.device().equals(mount.device()) && mount.root().startsWith(own.root()))
                .max(Comparator.comparing(own -> own.root().getNameCount()))
                .map(own ->
                        own.at().resolve(own.root().relativize(mount.root())).normalize());
    }

    /** The engine shows every container its own control groups, to look at only. */
    private static boolean isOwnCgroup(Mount mount) {
        return mount.type().startsWith("cgroup") && mount.at().startsWith(CGROUPS) && mount.isReadOnly();
    }
}
