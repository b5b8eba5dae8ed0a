package dev.seaworthy.docker;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * One container of a service, in its state at the time it was listed.
 *
 * @param id the engine's full id
 * @param name the container's name
 * @param service the Compose service
 * @param ordinal Compose's number of the container within the service, from 1
 * @param hostname the container's host name
 * @param image the id of the image it runs
 * @param state Docker's status: created, running, paused, restarting, removing, exited or dead
 * @param health Docker's health status: starting, healthy or unhealthy, or none without a health check
 * @param healthLog the last health probes, oldest first
 * @param restarts how often its restart policy has restarted it
 * @param exitCode the last exit code of its process; 0 before the first exit
 * @param oomKilled whether it was last ended by the OOM killer
 * @param pid the process id of its first process on the host; 0 if none runs
 * @param startedAt when it was last started; see {@link #wasStarted}
 * @param addresses its IPv4 address by network, with Compose's name of the network
 * @param publishes the port of the host by the container's TCP port
 * @param environment its configured environment, without changes by a program
 */
public record Replica(
        String id,
        String name,
        String service,
        int ordinal,
        String hostname,
        String image,
        String state,
        String health,
        List<HealthProbe> healthLog,
        int restarts,
        int exitCode,
        boolean oomKilled,
        int pid,
        Instant startedAt,
        SortedMap<String, String> addresses,
        SortedMap<Integer, Integer> publishes,
        Map<String, String> environment) {
    /** The start time that the engine reports of a container that was never started: the zero value of Go's times. */
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /** A container that its restart policy is about to start again has the state {@code restarting}. */
    private static final Set<String> ENDED = Set.of("created", "exited", "dead");

    /**
     * One probe of a health check.
     *
     * @param start when it started, in Docker's format
     * @param end when it ended, in Docker's format
     * @param exitCode 0 means healthy
     */
    public record HealthProbe(String start, String end, long exitCode, String output) {
        /** @return its duration, with the host's load during it */
        public Elapsed time() {
            return Elapsed.between(
                    OffsetDateTime.parse(start).toInstant(),
                    OffsetDateTime.parse(end).toInstant());
        }

        /**
         * @return whether a timeout ended it, Docker's or its program's own. The exit code does not tell: Docker also
         *     gives -1 to a command that does not exist.
         */
        public boolean isTimeout() {
            String lower = output.toLowerCase(Locale.ROOT);
            return lower.contains("exceeded timeout") || lower.contains("timed out");
        }
    }

    /** @return the instance name that the replica must have, such as {@code frontend-2} */
    public String instance() {
        return service + "-" + ordinal;
    }

    public boolean wasStarted() {
        return !startedAt.equals(NEVER);
    }

    /** @return whether it is running, and healthy if it has a health check */
    public boolean isWell() {
        return state.equals("running") && (isHealthy() || health.equals("none"));
    }

    /** @return whether no process of it runs, and no restart policy will start it again */
    public boolean hasEnded() {
        return ENDED.contains(state);
    }

    /** @return whether its health check passes; false if it has none */
    public boolean isHealthy() {
        return health.equals("healthy");
    }

    public boolean isUnhealthy() {
        return health.equals("unhealthy");
    }

    /** @return whether Docker does not know its health yet */
    public boolean isStarting() {
        return health.equals("starting");
    }

    /** @return its state, its age, and the exit code and output of its last health probe */
    public String described() {
        String age = wasStarted()
                ? "%d s after its start"
                        .formatted(Duration.between(startedAt, Instant.now()).toSeconds())
                : "was never started";
        String probe = healthLog.isEmpty()
                ? "no health probe yet"
                : "last health probe exited with %d: %s"
                        .formatted(
                                healthLog.getLast().exitCode(),
                                healthLog.getLast().output());
        return "%s is %s and %s, %s, %s".formatted(instance(), state, health, age, probe);
    }

    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(instance(), state, health);
    }
}
