package dev.seaworthy.report;

import dev.seaworthy.docker.Replica;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats the states and health probes of containers. */
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

    /** Of the last five probes, which the engine keeps: those since the check began; all of an unhealthy container. */
    static String healthProbes(List<Replica> replicas, Instant since) {
        return sections(replicas, replica -> probes(replica, since));
    }

    /**
     * @param text of a container; empty if there is none
     * @return the texts, each after the name of its container
     */
    static String sections(List<Replica> replicas, Function<Replica, String> text) {
        String sections = replicas.stream()
                .map(replica -> Map.entry(replica, text.apply(replica)))
                .filter(section -> !section.getValue().isEmpty())
                .map(section -> "== %s%n%s%n".formatted(section.getKey(), section.getValue()))
                .collect(Collectors.joining("\n"));
        return sections.isEmpty() ? Evidence.NONE : sections;
    }

    private static String probes(Replica replica, Instant since) {
        return replica.healthLog().stream()
                .filter(probe -> replica.isUnhealthy()
                        || !OffsetDateTime.parse(probe.start()).toInstant().isBefore(since))
                .map(probe -> "%s exit %d: %s".formatted(probe.start(), probe.exitCode(), probe.output()))
                .collect(Collectors.joining("\n"));
    }
}
