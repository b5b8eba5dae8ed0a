package dev.seaworthy.docker;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * One container of a service, as it was when it was listed.
 *
 * @param id the engine's full id
 * @param name the container's name
 * @param service the Compose service
 * @param ordinal Compose's number of the container within the service, from 1
 * @param hostname what the container calls itself
 * @param image the id of the image it runs
 * @param state Docker's word: created, running, paused, restarting, removing, exited or dead
 * @param health Docker's word: starting, healthy or unhealthy, or none without a health check
 * @param healthLog the last health probes, oldest first
 * @param restarts how often its restart policy has started it again
 * @param exitCode of its process when it last ended; 0 before
 * @param oomKilled whether it last ended for want of memory
 * @param pid of its first process as this machine counts; 0 while none runs
 * @param startedAt when it was last started
 * @param addresses its IPv4 address by network, the network as Compose names it
 * @param publishes the port of this machine by the container's TCP port
 * @param environment its configured environment, not what a program made of it
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

    /**
     * One probe of a health check.
     *
     * @param start when it began, as Docker writes it
     * @param end when it ended
     * @param exitCode 0 is healthy
     */
    public record HealthProbe(String start, String end, long exitCode, String output) {
        /** @return for how long it took, and whether the machine kept up meanwhile */
        public Elapsed time() {
            return Elapsed.between(
                    OffsetDateTime.parse(start).toInstant(),
                    OffsetDateTime.parse(end).toInstant());
        }

        /**
         * @return whether it ended by a timeout, Docker's or its program's own. Not by its exit code: Docker gives -1
         *     also to a command that does not exist.
         */
        public boolean isTimeout() {
            String lower = output.toLowerCase(Locale.ROOT);
            return lower.contains("exceeded timeout") || lower.contains("timed out");
        }
    }

    /** @return what the replica should call itself, such as {@code frontend-2} */
    public String instance() {
        return service + "-" + ordinal;
    }

    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(instance(), state, health);
    }
}
