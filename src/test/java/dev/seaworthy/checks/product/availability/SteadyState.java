package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.load.History;
import dev.seaworthy.load.OpenLoopLoad;
import dev.seaworthy.load.Operation;
import java.time.Duration;
import java.util.List;

/** Waits until a load has the latency and the results that it has without a fault. */
record SteadyState(OpenLoopLoad load) {
    /** Twice the promised 10 s of a recovery, so that a late recovery is reported with its time. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** The p99 latency before a fault: well below what a fault costs. */
    static final Duration P99 = Duration.ofMillis(500);

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** A request has ended, successfully or not, after its client's timeout of 21 s. */
    private static final Duration ENDED = Duration.ofSeconds(25);

    /** Waits until the p99 latency of a second is low, and fails if a request failed until then. */
    void awaitSteady() {
        eventually("a second of load has a p99 latency below %d ms".formatted(P99.toMillis()), TIMEOUT)
                .beforehand(
                        () -> load.last(A_SECOND),
                        last -> assertThat(last.latency(0.99)).isLessThan(P99));
        History before = load.soFar();
        List<Operation> failed = someFailedOf(before);
        if (!failed.isEmpty() && before.failed().stream().allMatch(before::timedOutWhileStarved)) {
            throw new TooSlowException("requests failed before the fault: " + failed, before.time(failed.getFirst()));
        }
        assertThat(failed).as("requests that failed before the fault").isEmpty();
    }

    /** Waits until all requests of the next second have ended. */
    void awaitOneSecondEnded() {
        Duration until = load.elapsed().plus(A_SECOND);
        eventually("all requests of a second during the fault have ended, successfully or not", ENDED)
                .beforehand(load::settled, settled -> assertThat(settled).isGreaterThan(until));
    }

    /** Waits for a second without a failed request, later than this time of the load. */
    void awaitNoFailureSince(Duration since) {
        eventually("a second of load has no failure after the recovery", TIMEOUT)
                .of(() -> load.last(A_SECOND), last -> {
                    assertThat(last.until().minus(A_SECOND)).isGreaterThan(since);
                    assertThat(someFailedOf(last)).isEmpty();
                });
    }

    private static List<Operation> someFailedOf(History history) {
        return history.failed().stream().limit(3).toList();
    }
}
