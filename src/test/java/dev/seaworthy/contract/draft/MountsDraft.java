package dev.seaworthy.contract.draft;

import static dev.seaworthy.contract.draft.DraftLine.yaml;

import dev.seaworthy.contract.draft.DraftList.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * @param compose a service in the Compose model
 * @param image the configuration of its image
 */
record MountsDraft(JsonNode compose, JsonNode image) {
    private static final Pattern SIZE = Pattern.compile("(?:^|,)size=(?<size>\\w+)");

    /** @param size in bytes; empty if it is not limited, or no size of a contract */
    private record Memory(String path, Optional<String> size) {}

    Stream<DraftLine> lines(int indent) {
        DraftList persistent = new DraftList(
                "persistent-paths",
                List.of(
                        Group.of(quoted(targets("volume", true)), "compose: named volumes"),
                        Group.suggestion(quoted(targets("bind", true)), "compose: writable bind mounts"),
                        Group.suggestion(
                                quoted(anonymous()),
                                "anonymous volumes now: their files are lost when the container is removed")));
        DraftList temporary = new DraftList(
                "tmpfs",
                List.of(
                        Group.of(
                                memory().flatMap(mount -> mount.size().stream()
                                                .map(size ->
                                                        "{path: %s, size: %s}".formatted(yaml(mount.path()), size)))
                                        .toList(),
                                "compose: tmpfs"),
                        Group.suggestion(
                                memory().filter(mount -> mount.size().isEmpty())
                                        .map(mount -> "{path: %s, size: 64M}".formatted(yaml(mount.path())))
                                        .toList(),
                                "compose: tmpfs, which has no size now")));
        return Stream.concat(persistent.lines(indent), temporary.lines(indent));
    }

    private static List<String> quoted(List<String> paths) {
        return paths.stream().map(DraftLine::yaml).toList();
    }

    /** @return where the service can write to mounts of this type that have a source */
    private List<String> targets(String type, boolean hasSource) {
        return compose.path("volumes")
                .valueStream()
                .filter(mount -> mount.path("type").asString("").equals(type))
                .filter(mount -> mount.has("source") == hasSource)
                .filter(mount -> !mount.path("read_only").asBoolean(false))
                .map(mount -> mount.path("target").asString())
                .toList();
    }

    private List<String> anonymous() {
        Set<String> mounted = compose.path("volumes")
                .valueStream()
                .map(mount -> mount.path("target").asString())
                .collect(Collectors.toSet());
        memory().map(Memory::path).forEach(mounted::add);
        return Stream.concat(
                        targets("volume", false).stream(),
                        image.path("Volumes").propertyNames().stream().filter(path -> !mounted.contains(path)))
                .toList();
    }

    private Stream<Memory> memory() {
        Stream<Memory> mounts = compose.path("volumes")
                .valueStream()
                .filter(mount -> mount.path("type").asString("").equals("tmpfs"))
                .map(mount -> new Memory(
                        mount.path("target").asString(),
                        Units.bytes(mount.path("tmpfs").path("size")).flatMap(Units::text)));
        return Stream.concat(mounts, compose.path("tmpfs").valueStream().map(MountsDraft::memory));
    }

    /** @param mount a path, and options after a colon */
    private static Memory memory(JsonNode mount) {
        String[] parts = mount.asString().split(":", 2);
        Matcher size = SIZE.matcher(parts.length == 1 ? "" : parts[1]);
        return new Memory(
                parts[0],
                Optional.of(size)
                        .filter(Matcher::find)
                        .flatMap(found -> Units.bytes(found.group("size")))
                        .flatMap(Units::text));
    }
}
