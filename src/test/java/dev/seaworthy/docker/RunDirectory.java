package dev.seaworthy.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run's own files on the local disk, so that it neither reads nor modifies the files of a user's stack: credentials,
 * a copy of the configuration, and a Compose file that includes the stack's.
 *
 * <p>The including file is needed because Testcontainers rejects a file with {@code container_name}, but does not check
 * included files. Paths in the included file stay relative to the stack's own directory.
 */
final class RunDirectory implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final String version;
    private final Path path;

    /** @param version the tag of the images that the run builds or uses */
    RunDirectory(String run, String version) {
        this.version = version;
        try {
            path = Files.createTempDirectory(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates the files. The run gets its own credentials if the stack has a script that creates them, and its own
     * configuration if the stack has a directory of it; otherwise the stack's own files are used.
     *
     * @param overlays Compose files on top of the stack's own
     * @throws InconclusiveException if the credentials cannot be created or the configuration cannot be copied
     */
    void fill(Path stack, List<Path> overlays, Shell shell) {
        Path create = stack.resolve("secrets/create");
        if (Files.exists(create)) {
            shell.run(Command.of(BUDGET, create.toString(), secrets().toString()));
        }
        try {
            if (Files.exists(stack.resolve("config"))) {
                copy(stack.resolve("config"), configuration());
            }
            Files.writeString(composeFile(), including(stack, overlays));
        } catch (IOException e) {
            throw new InconclusiveException("the run's own files cannot be written: " + e, e);
        }
    }

    /** @return a Compose file that includes a modified stack's files, for containers of this same run */
    Path other(Path stack, List<Path> overlays) {
        try {
            return Files.writeString(Files.createTempFile(path, "compose", ".yml"), including(stack, overlays));
        } catch (IOException e) {
            throw new InconclusiveException(
                    "the Compose file of a modified stack cannot be written to " + path + ": " + e, e);
        }
    }

    private static String including(Path stack, List<Path> overlays) {
        return """
                include:
                  - path: [%s]
                    project_directory: "%s"
                """.formatted(
                        Stream.concat(ComposeFiles.in(stack).files().stream(), overlays.stream())
                                .map(file -> '"' + file.toAbsolutePath().toString() + '"')
                                .collect(Collectors.joining(", ")),
                        stack);
    }

    Path composeFile() {
        return path.resolve("compose.yml");
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    Path configuration() {
        return path.resolve("config");
    }

    /**
     * Returns the directory for the probe container's output. Any user may write into it, because the engine may map
     * the container's root to any user.
     */
    Path answers() {
        try {
            Path answers = Files.createDirectories(path.resolve("answers"));
            return Files.setPosixFilePermissions(answers, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the Compose variables that give the run its own ports, files and image tags. Port 0 lets the engine
     * choose.
     */
    Map<String, String> variables() {
        return Map.of(
                "HTTP_PORT",
                "0",
                "HTTPS_PORT",
                "0",
                "BIND_ADDRESS",
                "127.0.0.1",
                "SECRETS_DIR",
                secrets().toString(),
                "CONFIG_DIR",
                configuration().toString(),
                "VERSION",
                version);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** Deletes the files; does nothing if they are already deleted. */
    @Override
    public void close() {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
