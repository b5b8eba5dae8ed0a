package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.RestartPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.testcontainers.DockerClientFactory;

/**
 * The engine that the stack runs on: what it is, so that a reader of the report knows what the verdicts were found
 * with, and by which policies it starts containers again.
 */
public final class Engine {
    /** The label of an image that stands in for another; its value says for which. */
    private static final String STAND_IN = "dev.seaworthy.stand-in";

    private final DockerClient docker;

    Engine(DockerClient docker) {
        this.docker = docker;
    }

    /** @return where the engine answers: what Docker's client finds, by DOCKER_HOST, its context or its default */
    public static URI address() {
        return DockerClientFactory.instance().getTransportConfig().getDockerHost();
    }

    /** @return name and version of each part, by name */
    public Map<String, String> facts() {
        Info info = docker.infoCmd().exec();
        Map<String, String> facts = new TreeMap<>();
        facts.put("Engine", info.getServerVersion());
        facts.put(
                "Compose",
                Command.of(Duration.ofSeconds(5), "docker", "compose", "version", "--short")
                        .run()
                        .strip());
        facts.put(
                "Image store", (hasContainerdStore(info) ? "containerd's, " : "the engine's own, ") + info.getDriver());
        facts.put("Cgroup", "v" + info.getRawValues().get("CgroupVersion"));
        facts.put("Kernel", info.getKernelVersion());
        facts.put("System", info.getOperatingSystem());
        facts.put("Processors", String.valueOf(info.getNCPU()));
        return facts;
    }

    /** @return whether images are in containerd's store, as new installations have them, and not in the engine's own */
    public boolean hasContainerdStore() {
        return hasContainerdStore(docker.infoCmd().exec());
    }

    private static boolean hasContainerdStore(Info info) {
        return Optional.ofNullable(info.getDriverStatuses()).orElse(List.of()).stream()
                .anyMatch(status -> status.contains("io.containerd.snapshotter.v1"));
    }

    /** @return whether its image was built here in place of an original that could not be had */
    public boolean isStandIn(Replica replica) {
        return original(docker.inspectImageCmd(replica.image()).exec()).isPresent();
    }

    /** @return the image's tag, its digest or, for one that no registry knows, its id, and whether it is a stand-in */
    public String image(Replica replica) {
        InspectImageResponse image = docker.inspectImageCmd(replica.image()).exec();
        String tag = first(image.getRepoTags()).orElse("untagged");
        String identity = first(image.getRepoDigests()).orElse(image.getId());
        return "%s, %s%s".formatted(tag, identity, remark(tag, image));
    }

    /** @return by which a container is started again, in the engine's own form, such as {@code on-failure:5} */
    public String restartPolicy(Replica replica) {
        RestartPolicy policy =
                docker.inspectContainerCmd(replica.id()).exec().getHostConfig().getRestartPolicy();
        Integer most = policy.getMaximumRetryCount();
        String name = policy.getName().isEmpty() ? "no" : policy.getName();
        return name + (most == null || most == 0 ? "" : ":" + most);
    }

    /**
     * A container that does nothing but end.
     *
     * @param restarts how often its restart policy has started it again
     */
    public record Ending(String state, int restarts, int exitCode) {}

    /** @throws InconclusiveException if there is no such container */
    public Ending ending(String id) {
        try {
            InspectContainerResponse container = docker.inspectContainerCmd(id).exec();
            return new Ending(
                    container.getState().getStatus(),
                    container.getRestartCount(),
                    container.getState().getExitCodeLong().intValue());
        } catch (RuntimeException e) { // docker-java wraps whatever its connection throws in plain ones
            throw new InconclusiveException(
                    "the engine does not show the container %s: %s".formatted(id, e.getMessage()), e);
        }
    }

    /** Labels are inherited: what is built on a stand-in has its label too. */
    private static String remark(String tag, InspectImageResponse image) {
        return original(image)
                .map(original -> original.equals(tag) ? ", a stand-in" : ", built on a stand-in for " + original)
                .orElse("");
    }

    /** @return the image that this one, or the one that it was built on, stands in for */
    private static Optional<String> original(InspectImageResponse image) {
        return Optional.ofNullable(image.getConfig().getLabels()).map(labels -> labels.get(STAND_IN));
    }

    private static Optional<String> first(List<String> values) {
        return Optional.ofNullable(values).flatMap(all -> all.stream().findFirst());
    }
}
