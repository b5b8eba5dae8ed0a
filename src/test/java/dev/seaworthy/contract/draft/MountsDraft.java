package dev.seaworthy.contract.draft;

import static dev.seaworthy.contract.draft.DraftLine.list;
import static dev.seaworthy.contract.draft.DraftLine.yaml;

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
        List<String> named = targets("volume", true);
        List<String> writable = targets("bind", true);
        List<String> anonymous = anonymous();
        List<Memory> limited =
                memory().filter(mount -> mount.size().isPresent()).toList();
        List<String> unlimited = memory().filter(mount -> mount.size().isEmpty())
                .map(Memory::path)
                .toList();
        return Stream.of(
                        line(named, DraftLine.of(indent, "persistent-paths: " + list(named), "compose: named volumes")),
                        line(
                                writable,
                                DraftLine.suggestion(
                                        indent,
                                        "persistent-paths: " + list(writable),
                                        "compose: writable bind mounts")),
                        line(
                                anonymous,
                                DraftLine.suggestion(
                                        indent,
                                        "persistent-paths: " + list(anonymous),
                                        "anonymous volumes now, which docker compose down removes")),
                        line(limited, DraftLine.of(indent, "tmpfs: [%s]".formatted(sizes(limited)), "compose: tmpfs")),
                        line(
                                unlimited,
                                DraftLine.suggestion(
                                        indent,
                                        "tmpfs: [%s]"
                                                .formatted(unlimited.stream()
                                                        .map(path -> "{path: %s, size: 64M}".formatted(yaml(path)))
                                                        .collect(Collectors.joining(", "))),
                                        "compose: tmpfs, which has no size now")))
                .flatMap(Optional::stream);
    }

    private static Optional<DraftLine> line(List<?> values, DraftLine line) {
        return values.isEmpty() ? Optional.empty() : Optional.of(line);
    }

    private static String sizes(List<Memory> mounts) {
        return mounts.stream()
                .map(mount -> "{path: %s, size: %s}"
                        .formatted(yaml(mount.path()), mount.size().orElseThrow()))
                .collect(Collectors.joining(", "));
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
