package dev.seaworthy.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A small container with tools that joins another container's network namespace: it sees what that one sees, needs
 * nothing inside the image under test and gives no service a network that it does not have.
 *
 * <p>Its image has no tag, only the label of the run, by which it is found and removed.
 */
public final class Helper {
    private static final Duration BUILD = Duration.ofMinutes(3);
    private static final Duration RUN = Duration.ofSeconds(20);
    private static final Path CONTEXT = Path.of("src/test/resources/probe");

    private final String label;
    private final Shell shell;
    private String image;

    Helper(String run, Shell shell) {
        this.label = Leftovers.RUN + "=" + run;
        this.shell = shell;
    }

    /**
     * Runs a command beside a replica.
     *
     * @return its standard output
     * @throws NotObserved if it does not exit with 0, or cannot be run at all
     */
    public String beside(Replica replica, String... command) {
        List<String> words = new ArrayList<>(
                List.of("docker", "run", "--rm", "--label", label, "--network", "container:" + replica.id(), image()));
        words.addAll(List.of(command));
        return shell.run(Command.of(RUN, words.toArray(String[]::new)));
    }

    private synchronized String image() {
        if (image == null) {
            image = shell.run(Command.of(BUILD, "docker", "build", "--quiet", "--label", label, CONTEXT.toString()))
                    .strip();
        }
        return image;
    }
}
