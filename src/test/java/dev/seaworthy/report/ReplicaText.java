package dev.seaworthy.report;

import dev.seaworthy.docker.Replica;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the states and health logs of containers. */
final class ReplicaText {
    private ReplicaText() {}

    static String states(List<Replica> replicas) {
        return replicas.stream()
                .map(replica -> "%-14s %-10s %-10s restarts %d, started %s, hostname %s, id %.12s, %s"
                        .formatted(
                                replica.instance(),
                                replica.state(),
                                replica.health(),
                                replica.restarts(),
                                replica.startedAt(),
                                replica.hostname(),
                                replica.id(),
                                replica.addresses()))
                .collect(Collectors.joining("\n"));
    }

    static String healthLogs(List<Replica> replicas) {
        return replicas.stream()
                .map(replica -> "== %s%n%s%n".formatted(replica, probes(replica)))
                .collect(Collectors.joining("\n"));
    }

    private static String probes(Replica replica) {
        return replica.healthLog().stream()
                .map(probe -> "%s exit %d: %s".formatted(probe.start(), probe.exitCode(), probe.output()))
                .collect(Collectors.joining("\n"));
    }
}
