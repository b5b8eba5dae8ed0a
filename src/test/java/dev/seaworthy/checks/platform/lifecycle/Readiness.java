package dev.seaworthy.checks.platform.lifecycle;

import dev.seaworthy.docker.Tier;
import java.time.Instant;
import java.util.List;

/**
 * When the containers of a service were ready.
 *
 * @param tier listed before the engine's events were read
 * @param times when its containers were first healthy, or were first started if they have no health check; earliest
 *     first
 */
record Readiness(Tier tier, List<Instant> times) {
    /**
     * @return how many containers have to be ready: the running ones, since whether all promised ones run has a row of
     *     its own; but all promised ones if they were ready, whether or not one has exited since
     */
    int expected(int promised) {
        return times.size() >= promised
                ? promised
                : Math.min(promised, tier.live().size());
    }
}
