package dev.seaworthy.assertion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Asserts how requests were distributed: the names of the replicas that responded, in request order. */
public final class LoadDistributionAssert extends AbstractAssert<LoadDistributionAssert, List<String>> {
    private LoadDistributionAssert(List<String> actual) {
        super(actual, LoadDistributionAssert.class);
    }

    /** @param answered the replica that responded to each request */
    public static LoadDistributionAssert assertThatShares(List<String> answered) {
        return new LoadDistributionAssert(List.copyOf(answered));
    }

    /** Fails unless each of these replicas responded, and no other. */
    public LoadDistributionAssert cameFromExactly(Collection<String> instances) {
        if (!new TreeSet<>(actual).equals(new TreeSet<>(instances))) {
            throw failure(
                    "%d requests: expected responses from exactly %s, but they came from %s",
                    actual.size(), instances, shares());
        }
        return this;
    }

    /** Fails unless exactly as many replicas responded. */
    public LoadDistributionAssert cameFrom(int instances) {
        if (shares().size() != instances) {
            throw failure(
                    "%d requests: expected responses from %d instances, but they came from %d: %s",
                    actual.size(), instances, shares().size(), shares());
        }
        return this;
    }

    /**
     * Fails unless these replicas responded equally often, within a tolerance, and no other responded.
     *
     * @param tolerance 0.2 allows 20 % more or less than the equal share
     */
    public LoadDistributionAssert areFairAmong(Collection<String> instances, double tolerance) {
        cameFromExactly(instances);
        double fair = (double) actual.size() / instances.size();
        if (shares().values().stream().anyMatch(share -> Math.abs(share - fair) > tolerance * fair)) {
            throw failure(
                    "%d requests: expected %.1f ± %.0f %% per replica, but they came from %s",
                    actual.size(), fair, 100 * tolerance, shares());
        }
        return this;
    }

    /** Fails if two consecutive requests were answered by the same replica. */
    public LoadDistributionAssert alternates() {
        for (int i = 1; i < actual.size(); i++) {
            if (actual.get(i).equals(actual.get(i - 1))) {
                throw failure(
                        "requests %d and %d of %d: expected different replicas, but both were answered by %s; all: %s",
                        i, i + 1, actual.size(), actual.get(i), shares());
            }
        }
        return this;
    }

    private Map<String, Long> shares() {
        return actual.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
