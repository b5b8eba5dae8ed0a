package dev.seaworthy.docker;

import java.util.List;

/**
 * The containers that a {@link RestartableEngine} starts again when it is restarted.
 *
 * @param containers every requested policy, in every state, with every exit code
 */
public record EngineRestart(List<Restarted> containers) {
    /**
     * A container after the engine was restarted.
     *
     * @param policy in the engine's notation, such as {@code on-failure:5}
     * @param stoppedManually whether it was stopped manually before the engine was restarted; otherwise it was running
     * @param exitCode the exit code of its process when it was stopped
     * @param runs whether it runs after the engine was restarted
     */
    public record Restarted(String policy, boolean stoppedManually, int exitCode, boolean runs) {}

    /** @param output a line for each container: its policy, how it was stopped, its exit code, whether it runs */
    static EngineRestart parse(String output) {
        return new EngineRestart(output.lines()
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
