package dev.seaworthy.selftest.mutants;

import dev.seaworthy.docker.DirectoryTree;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.selftest.mutants.Mutant.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the stack's files with a mutant's changes. The originals stay unchanged. It contains a link to the
 * applications' sources instead of a copy, since no image is built from it.
 */
final class ChangedFiles implements AutoCloseable {
    private static final List<String> NOT_COPIED = List.of("apps", "secrets");

    private final Path directory;
    private final List<Path> overlays;

    /** @throws InconclusiveException if the text of an edit does not occur exactly once */
    ChangedFiles(Path stack, Mutant mutant) {
        this(stack, mutant.edits(), mutant.compose());
    }

    ChangedFiles(Path stack, List<Mutant.Edit> edits, String compose) {
        try {
            directory = Files.createTempDirectory("seaworthy-mutant");
            copy(stack, directory);
            for (Mutant.Edit edit : edits) {
                apply(directory, edit);
            }
            overlays = compose.isEmpty()
                    ? List.of()
                    : List.of(Files.writeString(directory.resolve("mutant.yml"), compose));
        } catch (IOException e) {
            throw new InconclusiveException("cannot write the files of the mutant: " + e, e);
        }
    }

    Path directory() {
        return directory;
    }

    Path[] overlays() {
        return overlays.toArray(Path[]::new);
    }

    /**
     * @return the overlays, and one with the replicas of this scenario, which removes {@code depends_on} unless the
     *     scenario requires the start order
     */
    Path[] overlays(Scenario of) {
        Map<String, List<String>> changes = new TreeMap<>();
        of.replicas()
                .forEach((service, number) -> changes.computeIfAbsent(service, any -> new ArrayList<>())
                        .add("deploy: {replicas: %d}".formatted(number)));
        if (!of.inOrder()) {
            of.services()
                    .forEach(service -> changes.computeIfAbsent(service, any -> new ArrayList<>())
                            .add("depends_on: !reset []"));
        }
        String services = changes.entrySet().stream()
                .map(service ->
                        "  %s:%n    %s%n".formatted(service.getKey(), String.join("\n    ", service.getValue())))
                .collect(Collectors.joining());
        try {
            Path overlay = directory.resolve("scenario.yml");
            return services.isEmpty()
                    ? overlays()
                    : Stream.concat(overlays.stream(), Stream.of(Files.writeString(overlay, "services:\n" + services)))
                            .toArray(Path[]::new);
        } catch (IOException e) {
            throw new InconclusiveException("cannot write the files of the mutant: " + e, e);
        }
    }

    private static void apply(Path directory, Mutant.Edit edit) throws IOException {
        Path file = directory.resolve(edit.file());
        String text = Files.exists(file) ? Files.readString(file) : "";
        int at = text.indexOf(edit.replace());
        if (at < 0 || text.indexOf(edit.replace(), at + 1) >= 0) {
            throw new InconclusiveException("%s contains \"%s\" %s, but expected once: update the mutant"
                    .formatted(edit.file(), edit.replace(), at < 0 ? "not at all" : "more than once"));
        }
        Files.writeString(file, text.replace(edit.replace(), edit.with()));
    }

    /** The copy is readable for all users, since containers run as other users than this process. */
    private static void copy(Path stack, Path copy) throws IOException {
        copy.toFile().setReadable(true, false);
        copy.toFile().setExecutable(true, false);
        try (Stream<Path> files = Files.walk(stack)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = stack.relativize(file);
                if (!relative.toString().isEmpty()
                        && (!NOT_COPIED.contains(relative.getName(0).toString())
                                || relative.endsWith(Path.of("secrets"))
                                || relative.endsWith(Path.of("secrets/create")))) {
                    Files.copy(file, copy.resolve(relative));
                }
            }
        }
        Files.createSymbolicLink(copy.resolve("apps"), stack.resolve("apps"));
    }

    @Override
    public void close() {
        try {
            DirectoryTree.delete(directory);
        } catch (IOException e) {
            throw new InconclusiveException("cannot remove the files of the mutant: " + e, e);
        }
    }
}
