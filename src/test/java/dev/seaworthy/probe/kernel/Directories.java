package dev.seaworthy.probe.kernel;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Directories of a running container, read and written from outside, so that nothing is needed in its image. What is
 * written is the helper's own: it counts towards no container's memory.
 */
public record Directories(ComposeProject stack) {

    /**
     * What became of an attempt to write.
     *
     * @param written how many bytes are in the file
     * @param error what the writer said, empty if all was written
     */
    public record WriteAttempt(long written, String error) {}

    /** @return what is mounted at this directory, on top; empty if nothing is, and it is part of something larger */
    public Optional<Mount> mount(Replica replica, String directory) {
        return stack.probeContainer()
                .host("cat", "/proc/%d/mountinfo".formatted(replica.pid()))
                .lines()
                .map(Mount::of)
                .filter(mount -> mount.at().equals(Path.of(directory)))
                .reduce((lower, upper) -> upper);
    }

    /** @throws InconclusiveException if it cannot be written */
    public void write(Replica replica, String directory, String name, String text) {
        stack.probeContainer().host("bash", "-euc", "printf %s \"$1\" > \"$0\"", file(replica, directory, name), text);
    }

    /**
     * @return what is in the file; empty if there is none in this directory
     * @throws InconclusiveException if there is no such directory
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

    /** Tries to write so much into one new file, and removes the file again. */
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
            throw new InconclusiveException("%s does not run: its directories cannot be seen".formatted(replica));
        }
        return "/proc/%d/root%s/%s".formatted(replica.pid(), directory, name);
    }
}
