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
 * @param root which directory or file of that file system is mounted
 * @param at where
 * @param options of this mount
 * @param type of the file system, in the kernel's words
 * @param superOptions of the file system, wherever it is mounted
 */
public record Mount(String device, Path root, Path at, List<String> options, String type, List<String> superOptions) {
    static Mount of(String line) {
        String[] words = line.split(" ");
        int separator = Arrays.asList(words).indexOf("-");
        if (separator < 6 || words.length < separator + 4) {
            throw new InconclusiveException("the kernel's line about a mount is not understood: " + line);
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

    /** @return how many bytes fit, where that was said when it was mounted */
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
