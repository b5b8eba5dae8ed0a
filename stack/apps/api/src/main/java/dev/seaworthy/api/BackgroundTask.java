package dev.seaworthy.api;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a step until it is closed or the step is the last one. A step that fails is reported and
 * repeated: without its thread, an API would run on without migrations, commits or the cleanup of keys.
 */
final class BackgroundTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);

    private final Thread thread;

    /**
     * @param onFailure receives everything that the step throws, including errors. An OutOfMemoryError ends the JVM
     *     (see jvm.options)
     */
    BackgroundTask(String name, Step step, Consumer<Throwable> onFailure) {
        thread = Thread.ofVirtual().name(name).start(() -> repeat(step, onFailure));
    }

    private static void repeat(Step step, Consumer<Throwable> onFailure) {
        boolean last = false;
        while (!last && !Thread.currentThread().isInterrupted()) {
            try {
                last = step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                report(e, onFailure);
            }
        }
    }

    /** A driver that is interrupted throws an exception of its own: after {@link #close()}, that is no failure. */
    private static void report(Throwable failure, Consumer<Throwable> onFailure) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            onFailure.accept(failure);
        } catch (Throwable e) {
            e.addSuppressed(failure);
            LOG.error("{} failed, and so did its report", Thread.currentThread().getName(), e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    @FunctionalInterface
    interface Step {

        /** @return whether this was the last step */
        boolean run() throws Exception;
    }
}
