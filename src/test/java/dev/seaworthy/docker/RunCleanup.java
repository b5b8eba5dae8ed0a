package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whatever a run has in the engine, found by label, whoever made it and whether or not it was ready. One way for the
 * end of a run, a start that failed and an interruption.
 *
 * @param run the label of the run; its Compose projects begin with it
 */
record RunCleanup(DockerClient docker, String run) {
    /** Marks what the suite itself puts into the engine. */
    static final String RUN = "dev.seaworthy.run";

    /** The engine may still be finishing what it was asked to create before: look again until nothing is left. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /** @throws IllegalStateException if something is still there when the budget is spent */
    void remove() {
        Deadline deadline = Deadline.after(BUDGET);
        List<Runnable> removals = removals();
        while (!removals.isEmpty()) {
            if (deadline.isOver()) {
                throw new IllegalStateException(
                        "the run %s left something behind: see docker ps, network ls, volume ls".formatted(run));
            }
            removals.parallelStream().forEach(RunCleanup::attempt);
            removals = removals();
        }
    }

    /** Containers come first; what they use can go only in a later pass. */
    private List<Runnable> removals() {
        List<Runnable> containers = docker.listContainersCmd().withShowAll(true).exec().stream()
                .filter(container -> isOurs(container.getLabels()))
                .map(Container::getId)
                .map(this::container)
                .toList();
        return containers.isEmpty()
                ? Stream.of(networks(), volumes(), images()).flatMap(all -> all).toList()
                : containers;
    }

    private Runnable container(String id) {
        return () -> docker.removeContainerCmd(id)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
    }

    private Stream<Runnable> networks() {
        return docker.listNetworksCmd().exec().stream()
                .filter(network -> isOurs(network.getLabels()))
                .map(Network::getId)
                .map(id -> () -> docker.removeNetworkCmd(id).exec());
    }

    private Stream<Runnable> volumes() {
        return docker.listVolumesCmd().exec().getVolumes().stream()
                .filter(volume -> isOurs(volume.getLabels()))
                .map(InspectVolumeResponse::getName)
                .map(name -> () -> docker.removeVolumeCmd(name).exec());
    }

    /** Those that Compose built carry the project's name, in tags of this run only. */
    private Stream<Runnable> images() {
        return docker.listImagesCmd().exec().stream()
                .filter(image -> isOurs(image.getLabels()))
                .map(Image::getId)
                .map(id -> () -> docker.removeImageCmd(id).withForce(true).exec());
    }

    private boolean isOurs(Map<String, String> labels) {
        return labels != null
                && (run.equals(labels.get(RUN))
                        || labels.getOrDefault(ComposeLabels.PROJECT, "").startsWith(run));
    }

    /** What is already going, or still in use, is looked at again in the next pass. */
    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            return;
        }
    }
}
