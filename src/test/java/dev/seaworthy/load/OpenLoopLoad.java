package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.ArrivalSchedule.Due;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.PooledHttpClient;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.http.RequestTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Open-loop load with a constant arrival rate: 200 requests per second, fewer on a slow host, each sent at its
 * scheduled time, whether or not the ones before it have a response. Latency counts from the scheduled time, so that a
 * stack that stalls for a second delays two hundred requests: this avoids coordinated omission.
 */
public final class OpenLoopLoad implements AutoCloseable {
    /** More than are ever in flight while the edge takes up to 20 s, so that no request waits for a connection. */
    private static final int CONNECTIONS = 5_000;

    private final String name;
    private final ArrivalSchedule schedule;
    private final PooledHttpClient client;
    /** By scheduled time, which is unique. */
    private final NavigableMap<Duration, Operation> ended = new ConcurrentSkipListMap<>();

    private final NavigableMap<Duration, Due> inFlight = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Instant began;
    private final long beganNanos;
    private volatile Due next;

    /**
     * Starts the load.
     *
     * @param name the prefix of its requests' marks, unique within the run
     * @throws InconclusiveException if the edge publishes no port
     */
    public OpenLoopLoad(ComposeStack stack, String name, Seed seed) {
        this.name = name;
        schedule = new ArrivalSchedule(name, seed, ArrivalSchedule.perSecond(HostSpeed.measured()));
        client = new PooledHttpClient(stack, CONNECTIONS);
        next = schedule.next();
        began = Instant.now();
        beganNanos = System.nanoTime();
        clock.execute(this::sendDue);
    }

    private void sendDue() {
        while (next.scheduled().compareTo(elapsed()) <= 0) {
            Due due = next;
            inFlight.put(due.scheduled(), due);
            clients.execute(() -> send(due));
            next = schedule.next();
        }
        clock.schedule(this::sendDue, next.scheduled().minus(elapsed()).toNanos(), TimeUnit.NANOSECONDS);
    }

    private void send(Due due) {
        Duration sent = elapsed();
        Exchange exchange = client.send(request(due));
        ended.put(
                due.scheduled(),
                new Operation(
                        due.mark(),
                        due.kind(),
                        due.scheduled(),
                        sent,
                        elapsed(),
                        exchange.status(),
                        exchange.failure().orElse(exchange.body())));
        inFlight.remove(due.scheduled());
    }

    /**
     * The query contains the mark so that the edge's log contains it; the counter and the messages ignore the query.
     */
    private static Request request(Due due) {
        return switch (due.kind()) {
            case VISIT -> Request.get("http://localhost/?" + due.mark());
            case MESSAGE ->
                Request.post(
                        "http://frontend.localhost/messages?" + due.mark(),
                        "application/json",
                        JsonMapper.shared().writeValueAsString(Map.of("message", due.mark())));
        };
    }

    /** @return the time since the beginning */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    /** @return the latest time, since the beginning, before which all scheduled requests have ended */
    public Duration settled() {
        Duration first = next.scheduled();
        Duration pending = inFlight.keySet().stream().findFirst().orElse(first);
        return pending.compareTo(first) < 0 ? pending : first;
    }

    /** @return the history of all requests scheduled before {@link #settled()} */
    public History soFar() {
        return history(Duration.ZERO, settled());
    }

    /**
     * Returns the end of {@link #soFar()}, which for a long load is much faster than the whole.
     *
     * @throws InconclusiveException if the load has run for less than this time
     */
    public History last(Duration time) {
        Duration settled = settled();
        Duration from = settled.minus(time);
        if (from.isNegative()) {
            throw new InconclusiveException("the load has run for less than %d ms".formatted(time.toMillis()));
        }
        return history(from, settled);
    }

    private History history(Duration from, Duration until) {
        return new History(
                name, began, until, List.copyOf(ended.subMap(from, until).values()));
    }

    /** @return the marks of the requests in flight */
    public List<String> pending() {
        return inFlight.values().stream().map(Due::mark).toList();
    }

    /**
     * Stops sending and waits for the responses to the requests in flight.
     *
     * @return the history of all requests
     * @throws InconclusiveException if a request neither completes nor fails
     */
    public History stop() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
            clients.shutdown();
            if (!clients.awaitTermination(2 * RequestTimeout.TOTAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InconclusiveException("the load did not end, requests still in flight: " + inFlight.values());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while waiting for the load to end", e);
        }
        if (!inFlight.isEmpty()) {
            throw new InconclusiveException("requests with an unknown outcome: " + inFlight.values());
        }
        return history(Duration.ZERO, next.scheduled());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clients.shutdownNow();
        client.close();
    }
}
