package dev.seaworthy.assertion;

import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Replica> unwell = actual.replicas().stream()
                .filter(replica ->
                        !replica.state().equals("running") || !replica.health().equals("healthy"))
                .toList();
        if (actual.replicas().isEmpty()) {
            throw failure("%s: expected to run and be healthy, but has no container", actual.service());
        }
        if (!unwell.isEmpty()) {
            throw failure(
                    "%s: expected to run and be healthy, but %s",
                    actual.service(), unwell.stream().map(TierAssert::told).collect(Collectors.joining("; ")));
        }
        return this;
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
