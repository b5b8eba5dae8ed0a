package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Records the engine's events about the run's containers, from its construction on. It has to listen all the time: the
 * engine keeps a few hundred events only, and every health probe causes three.
 */
public final class EngineEvents implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private static final String[] ACTIONS = {
        "create", "start", "health_status", "oom", "kill", "die", "stop", "restart", "pause", "unpause", "destroy"
    };

    private final List<ContainerEvent> events = new CopyOnWriteArrayList<>();
    private final String run;
    private final ResultCallback.Adapter<Event> listener;
    /** Why the stream ended; null while it is open. */
    private volatile String end;

    /**
     * An event of a container.
     *
     * @param action Docker's name of it: start, die, oom, {@code health_status: healthy} …
     * @param exitCode the exit code of its process, for {@code die}; empty otherwise
     */
    public record ContainerEvent(
            Instant at, String container, String service, String action, Optional<String> exitCode) {
        @Override
        public String toString() {
            return "%s %s (%.12s) %s%s"
                    .formatted(
                            at,
                            service,
                            container,
                            action,
                            exitCode.map(code -> ", exit code " + code).orElse(""));
        }
    }

    EngineEvents(DockerClient docker, String run) {
        this.run = run;
        this.listener = docker.eventsCmd()
                .withEventTypeFilter(EventType.CONTAINER)
                .withEventFilter(ACTIONS)
                .withSince(
                        Long.toString(Instant.now().getEpochSecond() - 1)) // the engine responds before it subscribes
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Event event) {
                        keep(event);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end = failure.toString();
                        super.onError(failure);
                    }

                    @Override
                    public void onComplete() {
                        end = "the engine closed it";
                        super.onComplete();
                    }
                });
        awaitStart();
    }

    /** An event before the start would be missing. */
    private void awaitStart() {
        try {
            if (!Deadline.after(START).awaits(millis -> listener.awaitStarted(millis, TimeUnit.MILLISECONDS))) {
                end = "it did not start";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("interrupted while waiting for the stream of the engine's events", e);
        } catch (RuntimeException e) { // docker-java wraps connection failures in these
            end = e.toString();
        }
    }

    private void keep(Event event) {
        EventActor actor = event.getActor();
        Map<String, String> attributes =
                actor == null || actor.getAttributes() == null ? Map.of() : actor.getAttributes();
        if (attributes.getOrDefault(ComposeLabels.PROJECT, "").startsWith(run)) {
            events.add(new ContainerEvent(
                    Instant.ofEpochSecond(0, event.getTimeNano()),
                    actor.getId(),
                    attributes.getOrDefault(ComposeLabels.SERVICE, ""),
                    event.getAction(),
                    Optional.ofNullable(attributes.get("exitCode"))));
        }
    }

    /**
     * @return all events so far, oldest first
     * @throws InconclusiveException if the stream has ended: events may be missing then
     */
    public List<ContainerEvent> all() {
        String reason = end;
        if (reason != null) {
            throw new InconclusiveException("the stream of the engine's events has ended: " + reason);
        }
        return List.copyOf(events);
    }

    /**
     * @return the events of one container, oldest first
     * @throws InconclusiveException as {@link #all}
     */
    public List<ContainerEvent> of(Replica replica) {
        return all().stream()
                .filter(happening -> happening.container().equals(replica.id()))
                .toList();
    }

    /**
     * @return the time of the container's first event with this action, at this moment or later; empty if there is none
     */
    public Optional<Instant> first(Replica replica, String action, Instant since) {
        return of(replica).stream()
                .filter(happening ->
                        happening.action().equals(action) && !happening.at().isBefore(since))
                .map(ContainerEvent::at)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing the stream of the engine's events failed", e);
        }
    }
}
