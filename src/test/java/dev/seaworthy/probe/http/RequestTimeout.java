package dev.seaworthy.probe.http;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The timeouts of a request to the edge: of connecting, between two bytes of the response, and of all together. */
public final class RequestTimeout {
    /** Until the connection is established. */
    static final Duration CONNECT = Duration.ofSeconds(1);
    /** Longer than the edge ever takes, so that a failure comes from the stack and not from the client. */
    static final Duration RESPONSE = Duration.ofSeconds(20);
    /** Until the last byte of the response. A client's socket timeout starts again with each byte. */
    public static final Duration TOTAL = CONNECT.plus(RESPONSE);

    private RequestTimeout() {}

    /**
     * Sends a request, and closes its connection at the {@link #TOTAL} timeout.
     *
     * @throws SocketTimeoutException if the response is not complete by then
     * @throws IOException if there is no response
     */
    static <T> T limit(Callable<T> request) throws IOException {
        return limit(request, TOTAL);
    }

    /** Uses a virtual thread, because interrupting it closes the socket that it reads from (JEP 444). */
    static <T> T limit(Callable<T> request, Duration timeout) throws IOException {
        FutureTask<T> task = new FutureTask<>(request);
        Thread.ofVirtual().start(task);
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("request timed out after %d ms".formatted(timeout.toMillis()));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Throwable cause -> throw new IllegalStateException(cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while a request was in flight", e);
        } finally {
            task.cancel(true);
        }
    }
}
