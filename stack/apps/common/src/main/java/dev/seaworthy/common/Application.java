package dev.seaworthy.common;

/** What {@link Launcher} starts. */
@FunctionalInterface
public interface Application {

    /**
     * Listens within seconds, whatever is missing around it.
     *
     * @return what stops it
     * @throws InvalidEnvironment before anything has been started
     */
    Running start(Environment environment);

    /** A started application. */
    @FunctionalInterface
    interface Running extends AutoCloseable {

        @Override
        void close();
    }
}
