package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An engine of the suite's own in a container, so that no other engine is restarted. It uses only the restart policies
 * of the stack, and has no network.
 */
public final class RestartableEngine {
    private static final Path CONTEXT = Path.of("src/test/resources/engine");
    private static final Duration RUN = Duration.ofSeconds(100);

    private final Shell shell;
    private final String label;

    /** @param label of the run, by which its container and image are removed */
    RestartableEngine(Shell shell, String label) {
        this.shell = shell;
        this.label = label;
    }

    /**
     * Builds its image, which takes a minute the first time and a second later.
     *
     * @return the id of the image
     * @throws InconclusiveException if it cannot be built
     */
    public String build() {
        return shell.build(label, CONTEXT);
    }

    /**
     * Starts it, starts a container with each policy, in each state and with each exit code, and restarts it, which
     * takes some ten seconds.
     *
     * @param policies restart policies in the engine's notation
     * @throws InconclusiveException if it cannot be built, started or restarted
     */
    public EngineRestart restart(Collection<String> policies) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--rm",
                "--label",
                label,
                "--privileged",
                "--network=none",
                HostSpeed.measured().asEnvironment(),
                build()));
        words.addAll(policies);
        return EngineRestart.parse(shell.docker(RUN, words.toArray(String[]::new)));
    }
}
