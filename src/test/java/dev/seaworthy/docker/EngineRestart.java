package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a restarted engine starts again, seen with an engine of the suite's own in a container: nobody else's is
 * restarted. It takes the restart policies alone from the stack, and knows no network.
 *
 * @param containers every policy that was asked for, in every state, with every exit code
 */
public record EngineRestart(List<Restarted> containers) {
    private static final Path CONTEXT = Path.of("src/test/resources/engine");
    private static final Duration RUN = Duration.ofSeconds(100);

    /**
     * A container and what became of it.
     *
     * @param policy in the engine's own form, such as {@code on-failure:5}
     * @param stoppedByHand before the engine was restarted; otherwise it ran
     * @param exitCode with which its process ended when it was asked to end
     * @param runs after the engine was restarted
     */
    public record Restarted(String policy, boolean stoppedByHand, int exitCode, boolean runs) {}

    /**
     * @return the id of the image of that engine, which takes a minute the first time and a second later
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

    /** @throws InconclusiveException if there was none */
    public List<Restarted> containers(String policy, boolean stoppedByHand) {
        List<Restarted> found = containers.stream()
                .filter(container -> container.policy().equals(policy) && container.stoppedByHand() == stoppedByHand)
                .toList();
        if (found.isEmpty()) {
            throw new InconclusiveException("no container with the policy %s was seen after the engine's restart: %s"
                    .formatted(policy, containers));
        }
        return found;
    }
}
