package dev.seaworthy.common;

import java.security.Security;
import java.util.List;

/**
 * The life of an application's process. Exit codes: 2 if the environment is invalid, with one line on stderr that says
 * which variable; 143 after SIGTERM, the requests in flight answered; 0 after a training run.
 */
public final class Launcher {

    /** The argument that makes the process train its ahead-of-time cache and exit. */
    private static final String TRAIN = "--train";

    private Launcher() {}

    public static void launch(String[] arguments, Application application) {
        forgetAddressesSoon();
        try {
            Environment environment = new Environment(System.getenv());
            LogLevel.from(environment).ifPresent(LogLevel::apply);
            Application.Running running = application.start(environment);
            if (List.of(arguments).contains(TRAIN)) {
                TrainingRun.against(WebServer.PORT);
                running.close();
                System.exit(0);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        } catch (InvalidEnvironment e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * A replaced container has a new address, and its old one may already belong to another service. Docker's resolver
     * is local, so asking it again costs nothing; Java would remember for 30 s, and remember a failure for 10 s.
     */
    private static void forgetAddressesSoon() {
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
