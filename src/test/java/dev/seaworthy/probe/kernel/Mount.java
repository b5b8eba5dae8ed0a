package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.InconclusiveException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A line of {@code /proc/PID/mountinfo}, see proc_pid_mountinfo(5).
 *
 * @param device major:minor of the file system
 * @param root the directory or file of that file system that is mounted
 * @param at the mount point
 * @param options of this mount
 * @param type of the file system, as the kernel names it
 * @param superOptions of the file system, common to all its mounts
 */
public record Mount(String device, Path root, Path at, List<String> options, String type, List<String> superOptions) {
    static Mount of(String line) {
        String[] words = line.split(" ");
        int separator = Arrays.asList(words).indexOf("-");
        if (separator < 6 || words.length < separator + 4) {
            throw new InconclusiveException("not a line of mountinfo: " + line);
        }
        return new Mount(
                words[2],
                Path.of(words[3]),
                Path.of(words[4]),
                List.of(words[5].split(",")),
                words[separator + 1],
                List.of(words[separator + 3].split(",")));
    }

    boolean isReadOnly() {
        return options.contains("ro");
    }

    /** @return the size option in bytes; empty if it was mounted without one */
    public OptionalLong size() {
        return superOptions.stream()
                .filter(option -> option.startsWith("size="))
                .mapToLong(option -> bytes(option.substring("size=".length())))
                .findFirst();
    }

    private static long bytes(String size) {
        return size.endsWith("k") ? Long.parseLong(size.substring(0, size.length() - 1)) << 10 : Long.parseLong(size);
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(type, at);
    }
}
