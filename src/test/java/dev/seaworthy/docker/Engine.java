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
 * Describes the engine that the stack runs on: its versions, so that the report shows them with the verdicts, its
 * images, and its containers' restart policies.
 */
public final class Engine {
    /** Label of the images and containers that the suite adds to a run; its value is the run's name. */
    public static final String RUN_LABEL = RunCleanup.RUN;

    /** Label of an image that is a stand-in; its value is the tag of the original. */
    private static final String STAND_IN = "dev.seaworthy.stand-in";

    private final DockerClient docker;

    Engine(DockerClient docker) {
        this.docker = docker;
    }

    /** @return the engine's address as Docker's client determines it: by DOCKER_HOST, its context or its default */
    public static URI address() {
        return DockerClientFactory.instance().getTransportConfig().getDockerHost();
    }

    /** @return name and version of each component, by name */
    public Map<String, String> facts() {
        Info info = info();
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

    /**
     * @return whether images are in containerd's store, the default of new installations, and not in the engine's own
     */
    public boolean hasContainerdStore() {
        return hasContainerdStore(info());
    }

    private static boolean hasContainerdStore(Info info) {
        return Optional.ofNullable(info.getDriverStatuses()).orElse(List.of()).stream()
                .anyMatch(status -> status.contains("io.containerd.snapshotter.v1"));
    }

    /** @return whether its image was built locally as a stand-in for an original that was not available */
    public boolean isStandIn(Replica replica) {
        return original(inspectImage(replica)).isPresent();
    }

    /** @return the image's tag, its digest or, if no registry knows it, its id, and whether it is a stand-in */
    public String image(Replica replica) {
        InspectImageResponse image = inspectImage(replica);
        String tag = first(image.getRepoTags()).orElse("untagged");
        String identity = first(image.getRepoDigests()).orElse(image.getId());
        return "%s, %s%s".formatted(tag, identity, remark(tag, image));
    }

    /** @return the container's restart policy in the engine's notation, such as {@code on-failure:5} */
    public String restartPolicy(Replica replica) {
        RestartPolicy policy = inspect(replica.id()).getHostConfig().getRestartPolicy();
        Integer most = policy.getMaximumRetryCount();
        String name = policy.getName().isEmpty() ? "no" : policy.getName();
        return name + (most == null || most == 0 ? "" : ":" + most);
    }

    /**
     * The state of a container whose process only exits.
     *
     * @param restarts how often its restart policy has restarted it
     */
    public record Ending(String state, int restarts, int exitCode) {
        @Override
        public String toString() {
            return "%s with exit code %d, restarted %d times".formatted(state, exitCode, restarts);
        }
    }

    /** @throws InconclusiveException if the engine cannot inspect the container */
    public Ending ending(String id) {
        InspectContainerResponse container = inspect(id);
        return new Ending(
                container.getState().getStatus(),
                container.getRestartCount(),
                container.getState().getExitCodeLong().intValue());
    }

    /**
     * Measures all of them at the same time: the engine needs a second for each.
     *
     * @return by instance, such as {@code api-2}
     * @throws InconclusiveException if the engine does not measure one, for example because it is not running
     */
    public Map<String, ResourceUsage> usage(List<Replica> replicas) {
        return ResourceUsage.of(docker, replicas);
    }

    private Info info() {
        return EngineCall.of(
                "reading the engine's information", () -> docker.infoCmd().exec());
    }

    private InspectImageResponse inspectImage(Replica replica) {
        return EngineCall.of(
                "inspecting the image of " + replica,
                () -> docker.inspectImageCmd(replica.image()).exec());
    }

    private InspectContainerResponse inspect(String id) {
        return EngineCall.of(
                "inspecting the container " + id,
                () -> docker.inspectContainerCmd(id).exec());
    }

    /** Returns a remark also for an image that is built on a stand-in: it inherits the label. */
    private static String remark(String tag, InspectImageResponse image) {
        return original(image)
                .map(original -> original.equals(tag) ? ", a stand-in" : ", built on a stand-in for " + original)
                .orElse("");
    }

    /** @return the original of this image, or of the image that it was built on, if that is a stand-in */
    private static Optional<String> original(InspectImageResponse image) {
        return Optional.ofNullable(image.getConfig().getLabels()).map(labels -> labels.get(STAND_IN));
    }

    private static Optional<String> first(List<String> values) {
        return Optional.ofNullable(values).flatMap(all -> all.stream().findFirst());
    }
}
