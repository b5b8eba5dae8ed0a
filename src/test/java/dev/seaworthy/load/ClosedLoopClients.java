package dev.seaworthy.load;

import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Closed-loop clients: each sends its next request when it has the response to the one before, and none stops at a
 * failure.
 */
public record ClosedLoopClients(Http http) {
    private static final int FIRST = 20;
    private static final Duration BEGINNING = Duration.ofSeconds(10);

    /**
     * @param clients the number of concurrent clients
     * @param next supplies the next request of any client
     * @param happening starts after the first 20 responses; when it ends, each client only completes its current
     *     request
     * @return the exchanges in the order of their ends, including those without a response
     * @throws InconclusiveException if the first 20 responses do not arrive within 10 s, or a client fails
     */
    public List<Exchange> during(Runnable happening, int clients, Supplier<Request> next) {
        return answersDuring(happening, clients, () -> http.send(next.get()));
    }

    /**
     * Like {@link #during}, at any target.
     *
     * @param request sends the next request of any client
     */
    public static List<Exchange> answersDuring(Runnable happening, int clients, Supplier<Exchange> request) {
        List<Exchange> answers = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(FIRST);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                ends.add(pool.submit(() -> {
                    while (!over.get()) {
                        answers.add(request.get());
                        first.countDown();
                    }
                }));
            }
            try {
                Deadline beginning = Deadline.after(BEGINNING);
                if (!beginning.awaits(millis -> first.await(millis, TimeUnit.MILLISECONDS))) {
                    throw beginning.missed("%d clients received only %d responses".formatted(clients, answers.size()));
                }
                happening.run();
            } finally {
                over.set(true);
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new InconclusiveException("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("the clients were interrupted", e);
        }
        return answers;
    }
}
