package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Removes everything that a run has in the engine: found by label, whoever created it and whether or not it was ready,
 * and {@link AnonymousVolumes} by the containers that mount them. The same code serves the end of a run, a failed start
 * and an interruption.
 *
 * @param run the label of the run; the names of its Compose projects begin with it
 * @param everything false for the containers of its Compose projects and their anonymous volumes only
 */
record RunCleanup(DockerClient docker, String run, boolean everything) implements AutoCloseable {
    /** Label of everything that the suite itself creates in the engine. */
    static final String RUN = "dev.seaworthy.run";

    /** The engine may still be completing earlier create requests, so removal is repeated until nothing is left. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /**
     * Removes everything.
     *
     * @throws IllegalStateException if something is left after the budget
     */
    @Override
    public void close() {
        List<String> anonymous = anonymousVolumes();
        List<Runnable> removals = removals(anonymous);
        if (removals.isEmpty()) {
            return;
        }
        Deadline deadline = Deadline.after(BUDGET);
        try (Changes changes = docker.eventsCmd().exec(new Changes())) {
            while (!removals.isEmpty()) {
                if (deadline.isOver()) {
                    throw new IllegalStateException(
                            "%s is not removed after %d s: see docker ps -a, network ls, volume ls"
                                    .formatted(run, BUDGET.toSeconds()));
                }
                changes.forget();
                removals.parallelStream().forEach(RunCleanup::attempt);
                removals = removals(anonymous);
                if (!removals.isEmpty()) {
                    changes.awaitOne();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stream of the engine's events cannot be closed", e);
        }
    }

    /** Waits until something happens in the engine: an object that was in use may be removable then. */
    private static final class Changes extends ResultCallback.Adapter<Event> {
        /** The engine may report nothing for an object that it is still creating. */
        private static final Duration LONGEST = Duration.ofSeconds(1);

        private final Semaphore seen = new Semaphore(0);

        @Override
        public void onNext(Event event) {
            seen.release();
        }

        void forget() {
            seen.drainPermits();
        }

        /** An interrupted run is removed too, so that the interruption is only remembered. */
        void awaitOne() {
            boolean interrupted = Thread.interrupted();
            try {
                seen.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /**
     * Returns containers first; the networks and volumes that they use can only be removed in a later pass.
     *
     * @param anonymous volumes without a label of the run
     */
    private List<Runnable> removals(List<String> anonymous) {
        List<Runnable> containers = containers().map(this::container).toList();
        if (!containers.isEmpty()) {
            return containers;
        }
        Stream<Runnable> labeled =
                everything ? Stream.of(networks(), volumes(), images()).flatMap(all -> all) : Stream.empty();
        return Stream.concat(labeled, remaining(anonymous)).toList();
    }

    private Stream<String> containers() {
        return docker.listContainersCmd().withShowAll(true).exec().stream()
                .filter(container -> isOurs(container.getLabels()))
                .map(Container::getId);
    }

    /** Those of containers that cannot be inspected stay. */
    private List<String> anonymousVolumes() {
        AnonymousVolumes volumes = new AnonymousVolumes(docker);
        return containers()
                .flatMap(container -> {
                    try {
                        return volumes.of(container).stream();
                    } catch (InconclusiveException e) {
                        return Stream.empty();
                    }
                })
                .toList();
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
        return listed().filter(volume -> isOurs(volume.getLabels())).map(this::volume);
    }

    private Stream<Runnable> remaining(List<String> anonymous) {
        return anonymous.isEmpty()
                ? Stream.empty()
                : listed().filter(volume -> anonymous.contains(volume.getName()))
                        .map(this::volume);
    }

    private Stream<InspectVolumeResponse> listed() {
        return docker.listVolumesCmd().exec().getVolumes().stream();
    }

    private Runnable volume(InspectVolumeResponse volume) {
        return () -> docker.removeVolumeCmd(volume.getName()).exec();
    }

    /** Finds images by label; those that Compose built have the project's name in it, and tags of this run only. */
    private Stream<Runnable> images() {
        return docker.listImagesCmd().exec().stream()
                .filter(image -> isOurs(image.getLabels()))
                .map(Image::getId)
                .map(id -> () -> docker.removeImageCmd(id).withForce(true).exec());
    }

    private boolean isOurs(Map<String, String> labels) {
        return labels != null
                && (everything && run.equals(labels.get(RUN))
                        || labels.getOrDefault(ComposeLabels.PROJECT, "").startsWith(run));
    }

    /** Ignores a failure: an object that is being removed or still in use is retried in the next pass. */
    private static void attempt(Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            return;
        }
    }
}
