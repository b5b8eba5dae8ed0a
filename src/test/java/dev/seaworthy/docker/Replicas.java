package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers of a Compose project, listed again on every call, because any scaling, restart or crash outdates an
 * earlier list. One-off containers ({@code docker compose run}) are not replicas.
 */
public final class Replicas {
    private final DockerClient docker;
    private final String project;

    Replicas(DockerClient docker, String project) {
        this.docker = docker;
        this.project = project;
    }

    /** @return all containers, stopped ones too, by service and ordinal */
    public List<Replica> all() {
        return list(Map.of(ComposeLabels.ONE_OFF, "False"));
    }

    /** @return all containers that have a process, paused ones too, by service and ordinal */
    public List<Replica> withProcess() {
        return all().stream().filter(replica -> replica.pid() != 0).toList();
    }

    /** @return the containers of one service, stopped ones too, by ordinal */
    public Tier of(String service) {
        return new Tier(service, list(Map.of(ComposeLabels.ONE_OFF, "False", ComposeLabels.SERVICE, service)));
    }

    /**
     * @return the current state of this container, which may be a one-off container
     * @throws InconclusiveException if it no longer exists
     */
    public Replica afresh(Replica replica) {
        return withId(replica.id());
    }

    /** @return the container with this id, one-off containers included */
    public Replica withId(String id) {
        return inspect(id).orElseThrow(() -> new InconclusiveException("container " + id + " no longer exists"));
    }

    /** @return the names of the containers' anonymous volumes */
    public List<String> anonymousVolumes() {
        AnonymousVolumes volumes = new AnonymousVolumes(docker);
        return all().stream()
                .map(Replica::id)
                .flatMap(container -> volumes.of(container).stream())
                .toList();
    }

    /**
     * @throws StackNotRunningException if the project has no container at all: nothing is known about the stack then
     */
    private List<Replica> list(Map<String, String> labels) {
        try {
            List<Container> ours = docker.listContainersCmd().withShowAll(true).exec().stream()
                    .filter(container -> project.equals(container.getLabels().get(ComposeLabels.PROJECT)))
                    .toList();
            if (ours.isEmpty()) {
                throw new StackNotRunningException("the stack does not exist: no container of project " + project);
            }
            return ours.stream()
                    .filter(container -> container.getLabels().entrySet().containsAll(labels.entrySet()))
                    .map(Container::getId)
                    .map(this::inspect)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Replica::service).thenComparing(Replica::ordinal))
                    .toList();
        } catch (InconclusiveException e) {
            throw e;
        } catch (RuntimeException e) { // docker-java wraps connection failures in these
            throw new StackNotRunningException("listing containers failed: " + e.getMessage(), e);
        }
    }

    /** @return empty for a container that was removed between listing and inspection */
    private Optional<Replica> inspect(String id) {
        return EngineCall.of("inspecting the container " + id, () -> {
            try {
                return Optional.of(
                        Inspection.replica(docker.inspectContainerCmd(id).exec()));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
