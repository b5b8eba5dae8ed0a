package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a container uses, as the engine measures it.
 *
 * @param memory its working set in bytes, as {@code docker stats} shows it: without cached files that are not in use
 * @param cpu CPU time since its start
 */
public record ResourceUsage(long memory, Duration cpu) {
    /** The engine measures once a second. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static Map<String, ResourceUsage> of(DockerClient docker, List<Replica> replicas) {
        try (ExecutorService measuring = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<ResourceUsage>> all = replicas.stream()
                    .collect(Collectors.toMap(
                            Replica::instance,
                            replica -> CompletableFuture.supplyAsync(() -> of(docker, replica), measuring)));
            return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> result(one.getValue())));
        }
    }

    private static ResourceUsage result(CompletableFuture<ResourceUsage> measurement) {
        try {
            return measurement.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof InconclusiveException inconclusive ? inconclusive : e;
        }
    }

    private static ResourceUsage of(DockerClient docker, Replica replica) {
        return EngineCall.of("measuring " + replica, () -> {
            First first = new First();
            try (first) {
                docker.statsCmd(replica.id()).exec(first);
                Deadline deadline = Deadline.after(TIMEOUT);
                if (!deadline.awaits(millis -> first.measured.await(millis, TimeUnit.MILLISECONDS))) {
                    throw new InconclusiveException(
                            "%s was not measured within %s".formatted(replica, deadline.elapsed()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InconclusiveException("measuring %s was interrupted".formatted(replica), e);
            }
            return new ResourceUsage(workingSet(first.statistics.getMemoryStats()), cpu(first.statistics));
        });
    }

    /** Receives one measurement of the stream. */
    private static final class First extends ResultCallback.Adapter<Statistics> {
        private final CountDownLatch measured = new CountDownLatch(1);
        private volatile Statistics statistics;

        @Override
        public void onNext(Statistics next) {
            statistics = next;
            measured.countDown();
        }
    }

    private static long workingSet(MemoryStatsConfig memory) {
        if (memory.getUsage() == null || memory.getStats() == null) {
            throw new InconclusiveException("the engine measures no memory of it: it is not running");
        }
        return Math.max(0, memory.getUsage() - inactiveFiles(memory.getStats()));
    }

    /** Control groups of version 1 count those of a group and of the groups below it separately. */
    private static long inactiveFiles(StatsConfig stats) {
        return Objects.requireNonNullElseGet(
                stats.getTotalInactiveFile(), () -> Objects.requireNonNullElse(stats.getInactiveFile(), 0L));
    }

    private static Duration cpu(Statistics statistics) {
        return Duration.ofNanos(statistics.getCpuStats().getCpuUsage().getTotalUsage());
    }
}
