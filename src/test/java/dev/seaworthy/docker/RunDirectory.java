package dev.seaworthy.docker;

import dev.seaworthy.contract.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A run's own files on the local disk, so that it neither reads nor modifies the files of a user's stack: copies of
 * what its containers mount, credentials, and Compose files.
 *
 * <p>The Compose file of the run includes the model, because Testcontainers rejects a file with {@code container_name},
 * but does not check included files.
 */
final class RunDirectory implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final String run;
    private final String images;
    private final Supplier<Subnets> subnets;
    private final Path path;

    /**
     * @param images the tag of the images that the run builds or uses
     * @param subnets those that others have
     */
    RunDirectory(String run, String images, Supplier<Subnets> subnets) {
        this.run = run;
        this.images = images;
        this.subnets = subnets;
        try {
            path = Files.createTempDirectory(run);
            Files.createDirectory(copies());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A run's own stack.
     *
     * @param model as JSON, in which {@code environment} is still that of the stack's owner
     * @param files those that it mounts, which are not copied yet
     */
    record OwnStack(String model, OwnFiles files) {}

    /**
     * Prints what the run does not share with the stack's owner although the model says so.
     *
     * @param model of the stack's users, as JSON
     * @param variables the values of the variables from which its secrets and configs are read
     * @param singleNetwork whether all services share one network if they can
     * @throws InconclusiveException if it cannot be the run's own
     */
    OwnStack own(Path stack, String model, Map<String, String> variables, boolean singleNetwork) {
        OwnFiles files = OwnFiles.copiesOf(stack, copies());
        OwnModel own = new OwnModel(run, images, files, singleNetwork, variables, subnets);
        OwnStack stackOfRun = new OwnStack(own.of(model), files);
        own.replaced().forEach(replaced -> System.out.println("  " + replaced));
        return stackOfRun;
    }

    /**
     * Writes the Compose file of the run.
     *
     * @param model as JSON
     * @throws InconclusiveException if it cannot be written
     */
    void write(String model) {
        write(composeFile(), model);
    }

    /**
     * Creates the run's own credentials, instead of copies of the stack's.
     *
     * @throws InconclusiveException if they cannot be created
     */
    static void create(Credentials credentials, Path stack, OwnFiles files, Shell shell) {
        Path directory = files.at(Path.of(credentials.directory()));
        try {
            DirectoryTree.delete(directory);
        } catch (IOException e) {
            throw new InconclusiveException("the copies of the stack's credentials cannot be replaced: " + e, e);
        }
        shell.run(Command.of(BUDGET, stack.resolve(credentials.program()).toString(), directory.toString()));
    }

    /**
     * @param modified a modified copy of the stack's directory, in this run
     * @param model of its users, as JSON
     * @param variables the values of the variables from which its secrets and configs are read
     * @param environment turns the variables of the stack's owner in a model into the run's
     * @return a Compose file of the modified stack, for containers of this same run
     */
    Path other(
            Path modified, Path stack, String model, Map<String, String> variables, UnaryOperator<String> environment) {
        try {
            Path file = Files.createTempDirectory(path, "modified").resolve("compose.yml");
            OwnModel own = new OwnModel(run, images, files(modified, stack), false, variables, subnets);
            write(file, environment.apply(own.of(model)));
            return file;
        } catch (IOException e) {
            throw new InconclusiveException(
                    "the Compose file of a modified stack cannot be written to " + path + ": " + e, e);
        }
    }

    /** @return the run's own paths of the files of a stack */
    OwnFiles files(Path modified, Path stack) {
        return modified.equals(stack) ? OwnFiles.copiesOf(stack, copies()) : OwnFiles.inPlace(modified, copies());
    }

    private static void write(Path file, String model) {
        try {
            Path included = file.resolveSibling("model.json");
            Files.writeString(included, model);
            Files.writeString(file, "include: [{path: \"%s\"}]%n".formatted(included));
        } catch (IOException e) {
            throw new InconclusiveException("the run's own Compose file cannot be written: " + e, e);
        }
    }

    Path composeFile() {
        return path.resolve("compose.yml");
    }

    private Path copies() {
        return path.resolve("copies");
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
     * Deletes the copies of what the stack's containers mounted. Containers may have created files there as another
     * user, which only the probe container can delete, unless this process belongs to root.
     */
    void removeCopies(ProbeContainer probeContainer) {
        try {
            DirectoryTree.delete(copies());
        } catch (AccessDeniedException | DirectoryNotEmptyException ofAnotherUser) {
            probeContainer.empty(copies());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files; does nothing if they are already deleted. */
    @Override
    public void close() {
        try {
            DirectoryTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
