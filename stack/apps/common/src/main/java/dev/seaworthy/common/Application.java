package dev.seaworthy.common;

/** An application that {@link Launcher} starts. */
@FunctionalInterface
public interface Application {

    /**
     * Listens within seconds, even if the services that it uses are unavailable.
     *
     * @return stops the application
     * @throws InvalidEnvironment before anything is started
     */
    Running start(Environment environment);

    /** A started application. */
    @FunctionalInterface
    interface Running extends AutoCloseable {

        @Override
        void close();
    }
}
