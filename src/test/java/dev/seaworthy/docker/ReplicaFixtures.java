package dev.seaworthy.docker;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replicas for unit tests. */
public final class ReplicaFixtures {
    private ReplicaFixtures() {}

    /** @return one that is running and has these addresses, by network */
    public static Replica attached(String service, int pid, Map<String, String> addresses) {
        return replica(service, 1, "running", "none", pid, addresses);
    }

    /** @return one that has started now, if its state is not {@code created}, and has exited with 0 */
    public static Replica replica(String service, int ordinal, String state, String health) {
        return replica(service, ordinal, state, health, state.equals("running") ? 1 : 0, Map.of());
    }

    /** @return the same container after its restart policy has restarted it */
    public static Replica restarted(Replica before, int restarts, String state) {
        return after(before, state, restarts, 0, before.startedAt().plusSeconds(1));
    }

    /** @return the same container after its process has ended */
    public static Replica ended(Replica before, int exitCode) {
        return after(before, "exited", before.restarts(), exitCode, before.startedAt());
    }

    private static Replica after(Replica before, String state, int restarts, int exitCode, Instant startedAt) {
        return new Replica(
                before.id(),
                before.name(),
                before.service(),
                before.ordinal(),
                before.hostname(),
                before.image(),
                state,
                before.health(),
                before.healthLog(),
                restarts,
                exitCode,
                before.oomKilled(),
                before.pid(),
                startedAt,
                before.addresses(),
                before.publishes(),
                before.environment());
    }

    private static Replica replica(
            String service, int ordinal, String state, String health, int pid, Map<String, String> addresses) {
        return new Replica(
                service + ordinal,
                "seaworthy-%s-%d".formatted(service, ordinal),
                service,
                ordinal,
                "host",
                "image",
                state,
                health,
                List.of(),
                0,
                0,
                false,
                pid,
                state.equals("created") ? Replica.NEVER : Instant.now(),
                new TreeMap<>(addresses),
                Collections.emptySortedMap(),
                Map.of());
    }
}
