package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.MachineSpeed;
import dev.seaworthy.load.ArrivalSchedule.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients that come when they want, not when there is room for them: 200 requests a second, fewer on a slow machine,
 * each sent at its time, whether or not those before it have been answered. A stack that stands still for a second is
 * so asked by two hundred meanwhile, and each of them waits from the moment at which it came.
 */
public final class OpenLoopLoad implements AutoCloseable {
    private final String name;
    private final ArrivalSchedule schedule;
    private final EdgeClient client;
    /** By the moment at which each was to be sent; no two have the same. */
    private final NavigableMap<Duration, Operation> ended = new ConcurrentSkipListMap<>();

    private final NavigableMap<Duration, Due> inFlight = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Instant began;
    private final long beganNanos;
    private volatile Due next;

    /**
     * Begins at once.
     *
     * @param name of which the marks of its requests are made: of no other load of the run
     * @throws InconclusiveException if the edge publishes no port
     */
    public OpenLoopLoad(ComposeProject stack, String name, Seed seed) {
        this.name = name;
        schedule = new ArrivalSchedule(name, seed, ArrivalSchedule.perSecond(MachineSpeed.measured()));
        client = new EdgeClient(stack);
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
        EdgeClient.Answer answer = answer(due);
        ended.put(
                due.scheduled(),
                new Operation(
                        due.mark(), due.kind(), due.scheduled(), sent, elapsed(), answer.status(), answer.body()));
        inFlight.remove(due.scheduled());
    }

    /** What is no answer by HTTP is none: its client knows as little. */
    private EdgeClient.Answer answer(Due due) {
        try {
            return client.ask(due.kind(), due.mark());
        } catch (RuntimeException e) {
            return new EdgeClient.Answer(0, e.toString());
        }
    }

    /** @return since the beginning */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    /** @return the latest moment, from the beginning, before which all that was to be sent has ended */
    public Duration settled() {
        Duration first = next.scheduled();
        Duration pending = inFlight.keySet().stream().findFirst().orElse(first);
        return pending.compareTo(first) < 0 ? pending : first;
    }

    /** @return that of all requests that were to be sent before {@link #settled()} */
    public History soFar() {
        return history(Duration.ZERO, settled());
    }

    /**
     * The end of {@link #soFar()}; of a long load it is had much sooner.
     *
     * @throws InconclusiveException if the load has not lasted for so long
     */
    public History last(Duration time) {
        Duration settled = settled();
        Duration from = settled.minus(time);
        if (from.isNegative()) {
            throw new InconclusiveException("the load has not lasted for %d ms".formatted(time.toMillis()));
        }
        return history(from, settled);
    }

    private History history(Duration from, Duration until) {
        return new History(
                name, began, until, List.copyOf(ended.subMap(from, until).values()));
    }

    /** @return the marks of those that have not ended */
    public List<String> pending() {
        return inFlight.values().stream().map(Due::mark).toList();
    }

    /**
     * Sends no more, and waits for the answers to what was sent.
     *
     * @return that of all
     * @throws InconclusiveException if a request does not end, neither well nor badly
     */
    public History stop() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
            clients.shutdown();
            if (!clients.awaitTermination(2 * EdgeClient.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InconclusiveException("the load has not ended: in flight are " + inFlight.values());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while a load ended", e);
        }
        if (!inFlight.isEmpty()) {
            throw new InconclusiveException("what became of these is not known: " + inFlight.values());
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
