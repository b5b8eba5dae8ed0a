package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.testcontainers.DockerClientFactory;

/**
 * What a run has for itself: its name, commands, files, events and the suite's own containers.
 *
 * <p>Closing removes everything that has the run's name or label. So does the shutdown of this JVM.
 */
final class Run implements AutoCloseable {
    /**
     * Eight random characters, never fewer: no run's name may be a prefix of another's, because its objects are found
     * by prefix.
     */
    private final String name = "seaworthy-check-"
            + Long.toString(RandomGenerator.getDefault().nextLong(78_364_164_096L, 2_821_109_907_456L), 36);

    /**
     * Not a lazily created client: during the shutdown of this JVM, which has to remove everything, none can be
     * created.
     */
    private final DockerClient docker = DockerClientFactory.instance().client();

    private final Shell shell = new Shell();
    private final FaultPeriods faultPeriods = new FaultPeriods();
    private final RunDirectory directory;
    private final ProbeContainer probeContainer;
    private final EngineEvents events;
    private ExternalListener externalListener;
    private String browserImage;
    private InconclusiveException browserImageFailure;

    /**
     * @param images the name of the run whose images are used; empty to build them
     * @param shared the probe container of another run; empty for one of its own
     */
    Run(Optional<String> images, Optional<ProbeContainer> shared) {
        directory = new RunDirectory(name, images.orElse(name), () -> Subnets.ofOthers(docker, name));
        probeContainer = shared.orElseGet(() -> new ProbeContainer(name, shell, directory.answers()));
        events = new EngineEvents(docker, name);
        removeAtShutdown();
    }

    String name() {
        return name;
    }

    DockerClient docker() {
        return docker;
    }

    Shell shell() {
        return shell;
    }

    EngineEvents events() {
        return events;
    }

    FaultPeriods faultPeriods() {
        return faultPeriods;
    }

    RunDirectory directory() {
        return directory;
    }

    ProbeContainer probeContainer() {
        return probeContainer;
    }

    /** @throws InconclusiveException if it cannot be started */
    synchronized ExternalListener externalListener() {
        if (externalListener == null) {
            externalListener = ExternalListener.start(name, probeContainer.image(), shell);
        }
        return externalListener;
    }

    /** @throws InconclusiveException if it cannot be built or started */
    BrowserContainer browserContainer(String network) {
        return BrowserContainer.start(browserImage(), probeContainer.label(), network, shell);
    }

    /** A build that has failed is not repeated for each check: without a package mirror it takes minutes. */
    private synchronized String browserImage() {
        if (browserImageFailure != null) {
            throw browserImageFailure;
        }
        if (browserImage == null) {
            try {
                browserImage = BrowserContainer.build(probeContainer.label(), shell);
            } catch (InconclusiveException e) {
                browserImageFailure =
                        new InconclusiveException("the image of the browser cannot be built: " + e.getMessage(), e);
                throw browserImageFailure;
            }
        }
        return browserImage;
    }

    RestartableEngine restartableEngine() {
        return new RestartableEngine(shell, probeContainer.label());
    }

    private void removeAtShutdown() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "remove " + name));
        } catch (IllegalStateException shuttingDown) {
            try (directory;
                    events) {
                throw new InconclusiveException("no stack is started: the run is being shut down", shuttingDown);
            }
        }
    }

    private interface Step extends AutoCloseable {
        @Override
        void close();
    }

    private void abandon() {
        shell.kill();
        close();
    }

    @Override
    public synchronized void close() {
        RunCleanup stack = new RunCleanup(docker, name, false);
        Step copies = () -> directory.removeCopies(probeContainer);
        RunCleanup rest = new RunCleanup(docker, name, true);
        try (directory;
                rest;
                copies;
                stack;
                events;
                shell) {
            // closed in reverse order, each even if an earlier one fails
        }
    }
}
