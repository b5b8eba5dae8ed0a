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
 * What a run has for itself on this machine's disk, so that it neither reads nor touches what a user's stack uses: its
 * own credentials, its own copy of the configuration, and a Compose file that includes the stack's.
 *
 * <p>The including file is needed because Testcontainers refuses a file with {@code container_name}, but does not look
 * behind {@code include}. Paths in the included file stay relative to the stack's own directory.
 */
final class RunDirectory implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final String version;
    private final Path path;

    /** @param version the tag of the images that it builds or uses */
    RunDirectory(String run, String version) {
        this.version = version;
        try {
            path = Files.createTempDirectory(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A stack that makes its credentials, or is configured by a directory, gets its own of them; any other is left as
     * it is.
     *
     * @param overlays Compose files on top of the stack's own
     * @throws InconclusiveException if the credentials cannot be made or the configuration cannot be copied
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

    /** @return a Compose file like that of this run, of other files */
    Path other(Path stack, List<Path> overlays) {
        try {
            return Files.writeString(Files.createTempFile(path, "compose", ".yml"), including(stack, overlays));
        } catch (IOException e) {
            throw new InconclusiveException("another Compose file cannot be written: " + e, e);
        }
    }

    private static String including(Path stack, List<Path> overlays) {
        return """
                include:
                  - path: [%s]
                    project_directory: "%s"
                """.formatted(
                        Stream.concat(Stream.of(stack.resolve("docker-compose.yml")), overlays.stream())
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

    /** Where the helper leaves its answers, as whatever user the engine makes of its root. */
    Path answers() {
        try {
            Path answers = Files.createDirectories(path.resolve("answers"));
            return Files.setPosixFilePermissions(answers, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The Compose variables that give the run ports, files and image tags of its own. Port 0 lets the engine choose.
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

    /** May be called again when nothing is left. */
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
