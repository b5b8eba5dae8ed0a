package dev.seaworthy.assertion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Judges how requests were shared: over the names of the instances that answered, in the order of the requests. */
public final class LoadDistributionAssert extends AbstractAssert<LoadDistributionAssert, List<String>> {
    private LoadDistributionAssert(List<String> actual) {
        super(actual, LoadDistributionAssert.class);
    }

    /** @param answered which instance answered each request */
    public static LoadDistributionAssert assertThatShares(List<String> answered) {
        return new LoadDistributionAssert(List.copyOf(answered));
    }

    /** Each of these instances answered, and no other. */
    public LoadDistributionAssert cameFromExactly(Collection<String> instances) {
        if (!new TreeSet<>(actual).equals(new TreeSet<>(instances))) {
            throw failure("%d requests: expected answers from exactly %s, got %s", actual.size(), instances, shares());
        }
        return this;
    }

    /**
     * Each of these instances answered as often as every other, within a tolerance, and no other answered.
     *
     * @param tolerance 0.2 allows a fifth of the fair share more or less
     */
    public LoadDistributionAssert areFairAmong(Collection<String> instances, double tolerance) {
        cameFromExactly(instances);
        double fair = (double) actual.size() / instances.size();
        if (shares().values().stream().anyMatch(share -> Math.abs(share - fair) > tolerance * fair)) {
            throw failure(
                    "%d requests: a fair share is %.1f ± %.0f %%, got %s",
                    actual.size(), fair, 100 * tolerance, shares());
        }
        return this;
    }

    /** No answer came from the instance that had answered the request before. */
    public LoadDistributionAssert alternates() {
        for (int i = 1; i < actual.size(); i++) {
            if (actual.get(i).equals(actual.get(i - 1))) {
                throw failure(
                        "requests %d and %d of %d: expected different instances, both were answered by %s; shares: %s",
                        i, i + 1, actual.size(), actual.get(i), shares());
            }
        }
        return this;
    }

    private Map<String, Long> shares() {
        return actual.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
