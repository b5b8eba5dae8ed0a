package dev.seaworthy.docker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A container of the suite with Chromium and a WebDriver server, on a network of the stack, until it is closed:
 * {@code docker compose down} cannot remove a network that a container still uses.
 *
 * @param port of the WebDriver server, on the loopback address of this host
 */
public record BrowserContainer(String id, int port, Shell shell) implements AutoCloseable {
    private static final Path CONTEXT = Path.of("src/test/resources/browser");
    private static final Duration BUDGET = Duration.ofSeconds(20);
    /** A command in the container, which returns when the WebDriver server accepts connections. */
    private static final String LISTENING = "until (exec 3<>/dev/tcp/127.0.0.1/4444) 2>/dev/null; do sleep 0.05; done";

    /** @return the id of its image */
    static String build(String label, Shell shell) {
        return shell.build(label, CONTEXT);
    }

    /** @throws InconclusiveException if it cannot be started */
    static BrowserContainer start(String image, String label, String network, Shell shell) {
        String id = shell.docker(
                        BUDGET,
                        "run",
                        "--detach",
                        "--rm",
                        "--init",
                        "--label=" + label,
                        "--network=" + network,
                        "--publish=127.0.0.1::4444",
                        "--cap-drop=ALL",
                        "--security-opt=no-new-privileges",
                        "--memory=2g",
                        "--pids-limit=1000",
                        "--shm-size=256m",
                        image)
                .strip();
        try {
            shell.docker(BUDGET, "exec", id, "bash", "-c", LISTENING);
            String published = shell.docker(BUDGET, "port", id, "4444/tcp").strip();
            return new BrowserContainer(
                    id, Integer.parseInt(published.substring(published.lastIndexOf(':') + 1)), shell);
        } catch (InconclusiveException e) {
            remove(id, shell);
            throw e;
        }
    }

    private static void remove(String id, Shell shell) {
        shell.docker(BUDGET, "rm", "--force", id);
    }

    @Override
    public void close() {
        remove(id, shell);
    }
}
