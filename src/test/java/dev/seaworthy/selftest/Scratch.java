package dev.seaworthy.selftest;

import dev.seaworthy.docker.HostCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Fills temporary directories of a run. */
public final class Scratch {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Scratch() {}

    /**
     * Copies what is under version control, as a stranger gets it: without credentials, reports and classes.
     *
     * @throws dev.seaworthy.docker.InconclusiveException if git or tar fails
     */
    public static void unpackHead(Path directory) {
        String archive = directory.resolve("files.tar").toString();
        HostCommand.end(Path.of("."), Map.of(), TIMEOUT, "git", "archive", "--output=" + archive, "HEAD")
                .orInconclusive();
        HostCommand.end(directory, Map.of(), TIMEOUT, "tar", "-xf", archive).orInconclusive();
    }
}
