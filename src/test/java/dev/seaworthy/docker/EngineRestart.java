package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The containers that a restarted engine starts again, observed on an engine of the suite's own in a container, so that
 * no other engine is restarted. It uses only the restart policies of the stack, and has no network.
 *
 * @param containers every requested policy, in every state, with every exit code
 */
public record EngineRestart(List<Restarted> containers) {
    private static final Path CONTEXT = Path.of("src/test/resources/engine");
    private static final Duration RUN = Duration.ofSeconds(100);

    /**
     * A container after the engine was restarted.
     *
     * @param policy in the engine's notation, such as {@code on-failure:5}
     * @param stoppedManually whether it was stopped manually before the engine was restarted; otherwise it was running
     * @param exitCode the exit code of its process when it was stopped
     * @param runs whether it runs after the engine was restarted
     */
    public record Restarted(String policy, boolean stoppedManually, int exitCode, boolean runs) {}

    /**
     * @return the id of that engine's image, whose build takes a minute the first time and a second later
     * @throws InconclusiveException if it cannot be built
     */
    static String build(Shell shell, String label) {
        return shell.build(label, CONTEXT);
    }

    /** @throws InconclusiveException if the engine cannot be built, started or restarted */
    static EngineRestart of(Collection<String> policies, Shell shell, String label) {
        String image = build(shell, label);
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--rm",
                "--label",
                label,
                "--privileged",
                "--network=none",
                MachineSpeed.measured().asEnvironment(),
                image));
        words.addAll(policies);
        return new EngineRestart(shell.docker(RUN, words.toArray(String[]::new))
                .lines()
                .map(line -> line.split(" "))
                .map(row -> new Restarted(
                        row[0], row[1].equals("stopped"), Integer.parseInt(row[2]), Boolean.parseBoolean(row[3])))
                .toList());
    }

    /** @throws InconclusiveException if there is no such container */
    public List<Restarted> containers(String policy, boolean stoppedManually) {
        List<Restarted> found = containers.stream()
                .filter(container ->
                        container.policy().equals(policy) && container.stoppedManually() == stoppedManually)
                .toList();
        if (found.isEmpty()) {
            throw new InconclusiveException("no container with the policy %s was seen after the engine's restart: %s"
                    .formatted(policy, containers));
        }
        return found;
    }
}
