package dev.seaworthy.probe;

import dev.seaworthy.stack.NotObserved;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A line of {@code /proc/PID/mountinfo}, see proc_pid_mountinfo(5).
 *
 * @param device major:minor of the file system
 * @param root which directory or file of that file system is mounted
 * @param at where
 * @param options of this mount
 * @param type of the file system
 */
public record Mount(String device, Path root, Path at, List<String> options, String type) {
    static Mount of(String line) {
        String[] words = line.split(" ");
        int separator = Arrays.asList(words).indexOf("-");
        if (separator < 6) {
            throw new NotObserved("the kernel's line about a mount is not understood: " + line);
        }
        return new Mount(
                words[2], Path.of(words[3]), Path.of(words[4]), List.of(words[5].split(",")), words[separator + 1]);
    }

    boolean isReadOnly() {
        return options.contains("ro");
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(type, at);
    }
}
