package dev.seaworthy.probe.kernel;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

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

    /** @return the topmost mount at this directory; empty if it is not a mount point */
    public Optional<Mount> mount(Replica replica, String directory) {
        return stack.probeContainer()
                .host("cat", "/proc/%d/mountinfo".formatted(replica.pid()))
                .lines()
                .map(Mount::of)
                .filter(mount -> mount.at().equals(Path.of(directory)))
                .reduce((lower, upper) -> upper);
    }

    /** @throws InconclusiveException if the file cannot be written */
    public void write(Replica replica, String directory, String name, String text) {
        stack.probeContainer().host("bash", "-euc", "printf %s \"$1\" > \"$0\"", file(replica, directory, name), text);
    }

    /**
     * @return the contents of the file; empty if this directory does not contain it
     * @throws InconclusiveException if the directory does not exist
     */
    public Optional<String> read(Replica replica, String directory, String name) {
        String answer = stack.probeContainer()
                .host(
                        "bash",
                        "-euc",
                        "cd \"$0\"; if test -e \"$1\"; then echo there; cat \"$1\"; else echo absent; fi",
                        file(replica, directory, ""),
                        name);
        return answer.startsWith("there\n") ? Optional.of(answer.substring("there\n".length())) : Optional.empty();
    }

    /** Tries to write this amount into a new file, and removes the file. */
    public WriteAttempt fill(Replica replica, String directory, ByteSize amount) {
        String[] answer = stack.probeContainer()
                .host(
                        "bash",
                        "-uc",
                        "head --bytes=$1 /dev/zero 2>&1 > \"$0\"; echo; stat --format=%s \"$0\"; rm \"$0\"",
                        file(replica, directory, "filling"),
                        Long.toString(amount.count()))
                .strip()
                .split("\n");
        return new WriteAttempt(
                Long.parseLong(answer[answer.length - 1]),
                String.join(" ", Arrays.copyOf(answer, answer.length - 1)).strip());
    }

    private static String file(Replica replica, String directory, String name) {
        if (replica.pid() == 0) {
            throw new InconclusiveException("%s is not running: its directories cannot be accessed".formatted(replica));
        }
        return "/proc/%d/root%s/%s".formatted(replica.pid(), directory, name);
    }
}
