package dev.seaworthy.selftest;

import dev.seaworthy.docker.Engine;
import dev.seaworthy.docker.HostCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists everything in the engine: what a run creates has the run's name in a name, a label or a tag. */
public final class EngineListing {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private EngineListing() {}

    /**
     * @param run its name
     * @return the lines of its containers, networks, volumes and images, which are none if all is removed
     */
    public static List<String> linesWith(String run) {
        Stream<String> untagged =
                lines(List.of("image", "ls", "--filter=label=%s=%s".formatted(Engine.RUN_LABEL, run), "--quiet"));
        Stream<String> named = Stream.of(
                        List.of("ps", "--all", "--format={{.Names}} {{.Labels}}"),
                        List.of("network", "ls", "--format={{.Name}} {{.Labels}}"),
                        List.of("volume", "ls", "--format={{.Name}} {{.Labels}}"),
                        List.of("image", "ls", "--format={{.Repository}}:{{.Tag}}"))
                .flatMap(EngineListing::lines)
                .filter(line -> line.contains(run));
        return Stream.concat(named, untagged).toList();
    }

    /** @return the tags of all images that are not of a run, each with the image's id */
    public static List<String> tagsOfUsers() {
        return lines(List.of("image", "ls", "--format={{.Repository}}:{{.Tag}} {{.ID}}"))
                .filter(line -> !line.contains("seaworthy-check-") && !line.contains("<none>"))
                .toList();
    }

    /** @return the volumes without a name, which an engine creates for the paths that an image declares */
    public static List<String> anonymousVolumes() {
        return lines(List.of("volume", "ls", "--filter=label=com.docker.volume.anonymous", "--format={{.Name}}"))
                .toList();
    }

    /** Each line begins with the command, so that a reader knows what it lists. */
    private static Stream<String> lines(List<String> arguments) {
        String[] words = Stream.concat(Stream.of("docker"), arguments.stream()).toArray(String[]::new);
        return HostCommand.end(Path.of("."), Map.of(), TIMEOUT, words)
                .orInconclusive()
                .lines()
                .map(line -> "docker %s: %s".formatted(arguments.getFirst(), line));
    }
}
