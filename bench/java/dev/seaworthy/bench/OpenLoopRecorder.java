package dev.seaworthy.bench;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.PooledHttpClient;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Records latencies at a constant arrival rate. Each request is sent at its scheduled time, and its latency counts from
 * there, whether or not the ones before it have a response: this avoids coordinated omission.
 */
final class OpenLoopRecorder {
    private static final int CONNECTIONS = 2_000;
    private static final long LARGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(LARGEST, SIGNIFICANT_DIGITS);
    private final LongAdder failures = new LongAdder();
    private final Request request;

    private OpenLoopRecorder(Request request) {
        this.request = request;
    }

    /**
     * @param perSecond the arrival rate
     * @return latencies in microseconds
     * @throws InconclusiveException if a request fails: a latency of failures says nothing
     */
    static Histogram record(Deployment deployment, Request request, int perSecond, Duration time) {
        OpenLoopRecorder recorder = new OpenLoopRecorder(request);
        try (PooledHttpClient client = new PooledHttpClient(deployment.stack(), CONNECTIONS)) {
            recorder.send(client, perSecond, time);
        }
        if (recorder.failures.sum() > 0) {
            throw new InconclusiveException("%d of %d requests at %d requests/s failed"
                    .formatted(recorder.failures.sum(), time.toSeconds() * perSecond, perSecond));
        }
        return recorder.micros;
    }

    private void send(PooledHttpClient client, int perSecond, Duration time) {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long began = System.nanoTime();
        // closing the clock waits until everything scheduled is sent, closing the clients until it has a response
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            for (long scheduled = 0; scheduled < time.toNanos(); scheduled += interval) {
                long due = began + scheduled;
                clock.schedule(
                        () -> clients.execute(() -> send(client, due)), due - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private void send(PooledHttpClient client, long due) {
        Exchange exchange = client.send(request);
        if (exchange.status() == 200) {
            micros.recordValue(Math.min(LARGEST, (System.nanoTime() - due) / 1_000));
        } else {
            failures.increment();
        }
    }
}
