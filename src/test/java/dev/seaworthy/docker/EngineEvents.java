package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import com.github.dockerjava.api.model.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What happened to the run's containers, by the engine's own account, from the moment this was made. It has to be
 * listened to all along: the engine remembers a few hundred events only, and every health probe is three of them.
 */
public final class EngineEvents implements AutoCloseable {
    private static final String[] ACTIONS = {
        "create", "start", "health_status", "oom", "kill", "die", "stop", "restart", "pause", "unpause", "destroy"
    };

    private final List<Happening> happenings = new CopyOnWriteArrayList<>();
    private final String run;
    private final ResultCallback.Adapter<Event> listener;

    /**
     * Something that happened to a container.
     *
     * @param action in Docker's words: start, die, oom, {@code health_status: healthy} …
     * @param exitCode with which its process ended, for {@code die}; empty otherwise
     */
    public record Happening(Instant at, String container, String service, String action, Optional<String> exitCode) {
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
                .exec(new ResultCallback.Adapter<>() {
                    @Override
                    public void onNext(Event event) {
                        keep(event);
                    }
                });
    }

    private void keep(Event event) {
        EventActor actor = event.getActor();
        Map<String, String> attributes =
                actor == null || actor.getAttributes() == null ? Map.of() : actor.getAttributes();
        if (attributes.getOrDefault(ComposeLabels.PROJECT, "").startsWith(run)) {
            happenings.add(new Happening(
                    Instant.ofEpochSecond(0, event.getTimeNano()),
                    actor.getId(),
                    attributes.getOrDefault(ComposeLabels.SERVICE, ""),
                    event.getAction(),
                    Optional.ofNullable(attributes.get("exitCode"))));
        }
    }

    /** @return those so far, oldest first */
    public List<Happening> all() {
        return List.copyOf(happenings);
    }

    /** @return those of one container, oldest first */
    public List<Happening> of(Replica replica) {
        return happenings.stream()
                .filter(happening -> happening.container().equals(replica.id()))
                .toList();
    }

    /** @return when this first happened to the container, at this moment or later; empty if it has not */
    public Optional<Instant> first(Replica replica, String action, Instant since) {
        return of(replica).stream()
                .filter(happening ->
                        happening.action().equals(action) && !happening.at().isBefore(since))
                .map(Happening::at)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("the engine's events cannot be left", e);
        }
    }
}
