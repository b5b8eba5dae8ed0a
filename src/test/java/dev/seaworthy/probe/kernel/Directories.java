package dev.seaworthy.probe.kernel;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads and writes directories of a running container from the probe container, without tools in the image. The written
 * data counts as memory of the probe container and not of the container.
 */
public record Directories(ComposeStack stack) {

    /**
     * The result of an attempt to write.
     *
     * @param written size of the file in bytes
     * @param error output of the writer, empty if all was written
     */
    public record WriteAttempt(long written, String error) {}

    /** @return the topmost mount at this directory, links resolved; empty if it is not a mount point */
    public Optional<Mount> mount(Replica replica, String directory) {
        return mount(run(replica, "mounts", directory));
    }

    /** @param output the path of the directory, and the mounts of the container */
    static Optional<Mount> mount(String output) {
        Path resolved = Path.of(output.lines().findFirst().orElseThrow());
        return output.lines()
                .skip(1)
                .map(Mount::of)
                .filter(mount -> mount.at().equals(resolved))
                .reduce((lower, upper) -> upper);
    }

    /** @throws InconclusiveException if the file cannot be written */
    public void write(Replica replica, String directory, String name, String text) {
        run(replica, "write", directory, name, text);
    }

    /**
     * @return the contents of the file; empty if this directory does not contain it
     * @throws InconclusiveException if the directory does not exist
     */
    public Optional<String> read(Replica replica, String directory, String name) {
        String answer = run(replica, "read", directory, name);
        return answer.startsWith("there\n") ? Optional.of(answer.substring("there\n".length())) : Optional.empty();
    }

    /** Tries to write this amount into a new file, and removes the file. */
    public WriteAttempt fill(Replica replica, String directory, ByteSize amount) {
        String[] answer = run(replica, "fill", directory, "filling", Long.toString(amount.count()))
                .split(" ", 2);
        return new WriteAttempt(Long.parseLong(answer[0]), answer[1].strip());
    }

    /** Runs the script {@code directory}, which resolves paths as the processes of the container do. */
    private String run(Replica replica, String act, String... arguments) {
        if (replica.pid() == 0) {
            throw new InconclusiveException("%s is not running: its directories cannot be accessed".formatted(replica));
        }
        return stack.probeContainer()
                .host(Stream.concat(Stream.of("directory", Integer.toString(replica.pid()), act), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
