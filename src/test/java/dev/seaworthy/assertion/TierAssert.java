package dev.seaworthy.assertion;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Judges the containers of one service. */
public final class TierAssert extends AbstractAssert<TierAssert, Tier> {
    private TierAssert(Tier actual) {
        super(actual, TierAssert.class);
    }

    public static TierAssert assertThat(Tier actual) {
        return new TierAssert(actual);
    }

    /** So many run, and no other container of the service is there, not even a stopped one. */
    public TierAssert hasReplicas(int promised) {
        if (actual.live().size() != promised || actual.replicas().size() != promised) {
            throw failure(
                    "%s: promised are %d live replicas, there are %d: %s",
                    actual.service(), promised, actual.live().size(), actual.replicas());
        }
        return this;
    }

    /** There is at least one container, and every one runs and has passed its health check. */
    public TierAssert isHealthy() {
        return expect("run and be healthy", replica -> replica.health().equals("healthy"));
    }

    /** There is at least one container, and every one runs; where it has a health check, it has passed it. */
    public TierAssert isRunningAndHealthy() {
        return expect("run", replica -> Set.of("healthy", "none").contains(replica.health()));
    }

    /**
     * There is at least one container, and every one runs and is unhealthy, its last health probe naming all of these.
     */
    public TierAssert isUnhealthyNaming(String... reasons) {
        return expect(
                "run and be unhealthy, naming " + String.join(" and ", reasons),
                replica -> replica.health().equals("unhealthy")
                        && Stream.of(reasons)
                                .allMatch(replica.healthLog().getLast().output()::contains));
    }

    private TierAssert expect(String expected, Predicate<Replica> healthy) {
        List<Replica> unwell = actual.replicas().stream()
                .filter(replica -> !replica.state().equals("running") || !healthy.test(replica))
                .toList();
        if (actual.replicas().isEmpty()) {
            throw failure("%s: expected to %s, but has no container", actual.service(), expected);
        }
        if (!unwell.isEmpty()) {
            String message = "%s: expected to %s, but %s"
                    .formatted(
                            actual.service(),
                            expected,
                            unwell.stream().map(TierAssert::told).collect(Collectors.joining("; ")));
            if (unwell.stream().allMatch(TierAssert::probeTimedOutWhileStarved)) {
                throw new TooSlowException(
                        message, unwell.getFirst().healthLog().getLast().time());
            }
            throw failure("%s", message);
        }
        return this;
    }

    /** It runs, its last health probe was ended by its timeout, and the machine did not keep up meanwhile. */
    private static boolean probeTimedOutWhileStarved(Replica replica) {
        return replica.state().equals("running")
                && replica.health().equals("unhealthy")
                && !replica.healthLog().isEmpty()
                && replica.healthLog().getLast().isTimeout()
                && replica.healthLog().getLast().time().isStarved();
    }

    /** There is at least one container, and every one has ended with exit code 0. */
    public TierAssert hasCompleted() {
        if (actual.replicas().isEmpty()
                || !actual.replicas().stream()
                        .allMatch(replica -> replica.state().equals("exited") && replica.exitCode() == 0)) {
            throw failure(
                    "%s: expected to have done its work and ended with exit code 0, but: %s",
                    actual.service(),
                    actual.replicas().stream()
                            .map(replica -> "%s, exit code %d".formatted(replica, replica.exitCode()))
                            .collect(Collectors.joining(
                                    "; ", "", actual.replicas().isEmpty() ? "no container" : "")));
        }
        return this;
    }

    /** The same container was started again by its restart policy, and runs. */
    public TierAssert hasRestarted(Replica before) {
        Replica now = same(before);
        if (now.restarts() <= before.restarts() || !now.startedAt().isAfter(before.startedAt())) {
            throw failure(
                    "%s: expected to be started again after its process had ended, but: %s, exit code %d, "
                            + "started again %d times before and %d times now",
                    before.instance(), now, now.exitCode(), before.restarts(), now.restarts());
        }
        if (!now.state().equals("running")) {
            throw failure("%s: expected to run again after its process had ended, but: %s", before.instance(), now);
        }
        return this;
    }

    /** The container has ended, and was not started since. */
    public TierAssert hasNotRestarted(Replica before) {
        Replica now = same(before);
        if (!now.state().equals("exited") || !now.startedAt().equals(before.startedAt())) {
            throw failure(
                    "%s: expected to stay as it ended, but: %s, started again %d times before and %d times now",
                    before.instance(), now, before.restarts(), now.restarts());
        }
        return this;
    }

    private Replica same(Replica before) {
        return actual.replicas().stream()
                .filter(replica -> replica.id().equals(before.id()))
                .findFirst()
                .orElseThrow(() -> failure("%s: its container is gone: %s", before.instance(), actual.replicas()));
    }

    private static String told(Replica replica) {
        long seconds = Duration.between(replica.startedAt(), Instant.now()).toSeconds();
        String probe = replica.healthLog().isEmpty()
                ? "without a health probe"
                : "last health probe ended with %d and said: %s"
                        .formatted(
                                replica.healthLog().getLast().exitCode(),
                                replica.healthLog().getLast().output());
        return "%s is %s and %s, %d s after its start, %s"
                .formatted(replica.instance(), replica.state(), replica.health(), seconds, probe);
    }
}
