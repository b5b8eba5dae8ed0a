package dev.seaworthy.common;

import java.security.Security;

/**
 * Starts an application's process. Exit codes: 2 if the environment is invalid, with one line on stderr that names the
 * variable; 143 after SIGTERM, when the in-flight requests are complete.
 */
public final class Launcher {

    private Launcher() {}

    public static void launch(Application application) {
        shortenDnsCaching();
        try {
            Environment environment = new Environment(System.getenv());
            LogLevel.from(environment).ifPresent(LogLevel::apply);
            Application.Running running = application.start(environment);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        } catch (InvalidEnvironment e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * A replaced container has a new address, and its old one may already belong to another service. Docker's resolver
     * is local, so that another query is cheap; by default, Java caches an address for 30 s and a failure for 10 s.
     */
    private static void shortenDnsCaching() {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
