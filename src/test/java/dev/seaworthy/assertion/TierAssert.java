package dev.seaworthy.assertion;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.docker.TooSlowException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Asserts the state of the containers of one service. */
public final class TierAssert extends AbstractAssert<TierAssert, Tier> {
    private TierAssert(Tier actual) {
        super(actual, TierAssert.class);
    }

    public static TierAssert assertThat(Tier actual) {
        return new TierAssert(actual);
    }

    /** Fails unless exactly this many containers exist and all are running. A stopped container counts as existing. */
    public TierAssert hasReplicas(int promised) {
        if (actual.live().size() != promised || actual.replicas().size() != promised) {
            throw failure(
                    "%s: expected %d running replicas and no other container, but found %d running: %s",
                    actual.service(), promised, actual.live().size(), actual.replicas());
        }
        return this;
    }

    /** Fails unless there is at least one container and all are running and healthy. */
    public TierAssert isHealthy() {
        return expect("run and be healthy", Replica::isHealthy);
    }

    /** Fails unless there is at least one container and all are running, and healthy if they have a health check. */
    public TierAssert isRunningAndHealthy() {
        return expect("run", replica -> Set.of("healthy", "none").contains(replica.health()));
    }

    /**
     * Fails unless there is at least one container and all are running and unhealthy, and the output of the last health
     * probe contains all of these.
     */
    public TierAssert isUnhealthyNaming(String... reasons) {
        return expect(
                "run and be unhealthy, naming " + String.join(" and ", reasons),
                replica -> replica.isUnhealthy()
                        && Stream.of(reasons)
                                .allMatch(replica.healthLog().getLast().output()::contains));
    }

    private TierAssert expect(String expected, Predicate<Replica> healthy) {
        List<Replica> unhealthy = actual.replicas().stream()
                .filter(replica -> !replica.state().equals("running") || !healthy.test(replica))
                .toList();
        if (actual.replicas().isEmpty()) {
            throw failure("%s: expected to %s, but it has no container", actual.service(), expected);
        }
        if (!unhealthy.isEmpty()) {
            String message = "%s: expected to %s, but %s"
                    .formatted(
                            actual.service(),
                            expected,
                            unhealthy.stream().map(Replica::described).collect(Collectors.joining("; ")));
            if (unhealthy.stream().allMatch(TierAssert::probeTimedOutWhileStarved)) {
                throw new TooSlowException(
                        message, unhealthy.getFirst().healthLog().getLast().time());
            }
            throw failure("%s", message);
        }
        return this;
    }

    /** Whether it is running and its last health probe timed out while the host was overloaded. */
    private static boolean probeTimedOutWhileStarved(Replica replica) {
        return replica.state().equals("running")
                && replica.isUnhealthy()
                && !replica.healthLog().isEmpty()
                && replica.healthLog().getLast().isTimeout()
                && replica.healthLog().getLast().time().isStarved();
    }

    /**
     * Fails unless exactly this many containers exist and all have exited with code 0.
     *
     * @param log returns the last lines of a container's log, for the message
     */
    public TierAssert hasCompleted(int promised, Function<Replica, List<String>> log) {
        if (actual.replicas().size() != promised
                || !actual.replicas().stream()
                        .allMatch(replica -> replica.state().equals("exited") && replica.exitCode() == 0)) {
            throw failure(
                    "%s: expected %d containers that have exited with code 0, but: %s",
                    actual.service(),
                    promised,
                    actual.replicas().stream()
                            .map(replica -> "%s, exit code %d, the last lines of its log: %s"
                                    .formatted(replica, replica.exitCode(), String.join(" | ", log.apply(replica))))
                            .collect(Collectors.joining(
                                    "; ", "", actual.replicas().isEmpty() ? "no container" : "")));
        }
        return this;
    }

    /** Fails unless the restart policy restarted this container and it is running. */
    public TierAssert hasRestarted(Replica before) {
        Replica now = same(before);
        if (now.restarts() <= before.restarts() || !now.startedAt().isAfter(before.startedAt())) {
            throw failure(
                    "%s: expected to be restarted after its process exited, but: %s, exit code %d, "
                            + "restart count %d before and %d now",
                    before.instance(), now, now.exitCode(), before.restarts(), now.restarts());
        }
        if (!now.state().equals("running")) {
            throw failure("%s: expected to be running again after its process exited, but: %s", before.instance(), now);
        }
        return this;
    }

    /** Fails unless the container has exited and was not started since. */
    public TierAssert hasNotRestarted(Replica before) {
        Replica now = same(before);
        if (!now.state().equals("exited") || !now.startedAt().equals(before.startedAt())) {
            throw failure(
                    "%s: expected to stay exited, but: %s, restart count %d before and %d now",
                    before.instance(), now, before.restarts(), now.restarts());
        }
        return this;
    }

    private Replica same(Replica before) {
        return actual.replicas().stream()
                .filter(replica -> replica.id().equals(before.id()))
                .findFirst()
                .orElseThrow(() -> failure(
                        "%s: expected the same container, but it was removed: %s",
                        before.instance(), actual.replicas()));
    }
}
