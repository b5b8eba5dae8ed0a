package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The containers of a Compose project, listed afresh on every call: any scaling, restart or crash makes an older list
 * wrong. One-off containers ({@code docker compose run}) are no replicas.
 */
public final class Replicas {
    private static final Pattern NAMELESS = Pattern.compile("[0-9a-f]{64}");

    private final DockerClient docker;
    private final String project;

    Replicas(DockerClient docker, String project) {
        this.docker = docker;
        this.project = project;
    }

    /** @return every container, stopped ones too, by service and ordinal */
    public List<Replica> all() {
        return list(Map.of(ComposeLabels.ONE_OFF, "False"));
    }

    /** @return every container that has a process to look at, by service and ordinal; paused ones have */
    public List<Replica> withProcess() {
        return all().stream().filter(replica -> replica.pid() != 0).toList();
    }

    /** @return the containers of one service, stopped ones too, by ordinal */
    public Tier of(String service) {
        return new Tier(service, list(Map.of(ComposeLabels.ONE_OFF, "False", ComposeLabels.SERVICE, service)));
    }

    /**
     * @return the same container as it is now; one that was run beside the replicas too
     * @throws InconclusiveException if it is gone
     */
    public Replica afresh(Replica replica) {
        return withId(replica.id());
    }

    /** @return the one container with this id, one-off containers included */
    public Replica withId(String id) {
        return inspect(id).orElseThrow(() -> new InconclusiveException("container " + id + " is gone"));
    }

    /** @return the volumes that the engine made for containers because their images ask for them, by id */
    public List<String> namelessVolumes() {
        return all().stream()
                .flatMap(replica -> docker.inspectContainerCmd(replica.id()).exec().getMounts().stream())
                .map(InspectContainerResponse.Mount::getName)
                .filter(name -> name != null && NAMELESS.matcher(name).matches())
                .toList();
    }

    /** @throws StackNotRunningException if the project has no container at all: of no stack nothing can be said */
    private List<Replica> list(Map<String, String> labels) {
        try {
            List<Container> ours = docker.listContainersCmd().withShowAll(true).exec().stream()
                    .filter(container -> project.equals(container.getLabels().get(ComposeLabels.PROJECT)))
                    .toList();
            if (ours.isEmpty()) {
                throw new StackNotRunningException("there is no stack: no container of the project " + project);
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
        } catch (RuntimeException e) { // docker-java wraps whatever its connection throws in plain ones
            throw new StackNotRunningException("the engine does not list containers: " + e.getMessage(), e);
        }
    }

    /** @return empty for a container that went away between being listed and being looked at */
    private Optional<Replica> inspect(String id) {
        try {
            return Optional.of(Inspection.replica(docker.inspectContainerCmd(id).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
