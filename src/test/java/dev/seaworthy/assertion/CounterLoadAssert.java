package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.LoadDistributionAssert.assertThatShares;
import static dev.seaworthy.assertion.VisitNumbersAssert.assertThatNumbers;

import dev.seaworthy.contract.Spread;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.load.CounterLoad;
import dev.seaworthy.probe.http.Exchange;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts the numbers that a counter returned. A request without a number may have been counted or not: it permits one
 * more number, and one that nobody received.
 */
public final class CounterLoadAssert extends AbstractAssert<CounterLoadAssert, CounterLoad> {
    private CounterLoadAssert(CounterLoad actual) {
        super(actual, CounterLoadAssert.class);
    }

    public static CounterLoadAssert assertThat(CounterLoad actual) {
        return new CounterLoadAssert(actual);
    }

    /**
     * Fails if a request got no successful response with a number.
     *
     * @throws TooSlowException if all of these timed out while the host was overloaded
     */
    public CounterLoadAssert hasNoFailure() {
        List<Exchange> failed = actual.failed(actual.all());
        if (!failed.isEmpty()) {
            String message = "%s: %d of %d requests to the counter returned no number:%s"
                    .formatted(
                            actual.service(),
                            failed.size(),
                            actual.all().size(),
                            FirstOfMany.shown(
                                    failed,
                                    answer -> "%s: %s"
                                            .formatted(answer, answer.body().strip())));
            if (failed.stream().allMatch(Exchange::timedOutWhileStarved)) {
                throw new TooSlowException(message, failed.getFirst().time());
            }
            throw failure("%s", message);
        }
        return this;
    }

    /** Fails if two requests got the same number. */
    public CounterLoadAssert hasNoDuplicates() {
        requireNumbers();
        assertThatNumbers(actual.numbers(actual.all()))
                .as("numbers of the counter of %s", actual.service())
                .haveNoDuplicates();
        return this;
    }

    /**
     * Fails if a number between the last one before the load and the highest one of the load was never returned.
     *
     * @throws InconclusiveException if somebody else may have got it
     */
    public CounterLoadAssert hasNoGap() {
        requireNumbers();
        long before = actual.lastBefore();
        List<Long> numbers = actual.numbers();
        Set<Long> seen = new HashSet<>(numbers);
        List<Long> missing = LongStream.rangeClosed(before + 1, Collections.max(numbers))
                .filter(number -> !seen.contains(number))
                .boxed()
                .toList();
        int failed = actual.failed(actual.all()).size();
        if (missing.size() > failed) {
            requireNobodyElse();
            throw failure(
                    "%s: expected each number from %d to %d, but %d were never returned, and only %d requests failed: %s",
                    actual.service(),
                    before + 1,
                    Collections.max(numbers),
                    missing.size(),
                    failed,
                    FirstOfMany.shown(missing, String::valueOf).strip());
        }
        return this;
    }

    /**
     * Fails unless the first number afterwards is that which follows from the last one before, and from the requests in
     * between.
     *
     * @throws InconclusiveException if somebody else may have advanced the counter
     */
    public CounterLoadAssert countsEveryRequest() {
        long before = actual.lastBefore();
        int counted = actual.numbers().size();
        int failed = actual.failed(actual.all()).size();
        long lowest = before + counted + 1;
        Optional<Long> after = actual.firstAfter();
        if (after.isEmpty() || after.get() < lowest || after.get() > lowest + failed) {
            if (after.filter(number -> number > lowest).isPresent()) {
                requireNobodyElse();
            }
            throw failure(
                    "%s: %d requests after number %d, %d of them failed: expected the next one to get %s, but it got %s",
                    actual.service(),
                    actual.answers().size(),
                    before,
                    failed,
                    failed == 0 ? "number " + lowest : "a number from %d to %d".formatted(lowest, lowest + failed),
                    after.map(String::valueOf).orElseGet(() -> "none: " + actual.after()));
        }
        return this;
    }

    /** Fails unless the responses of the load came from exactly as many instances as promised. */
    public CounterLoadAssert cameFrom(Spread spread) {
        requireNumbers();
        List<Optional<String>> instances = actual.instances(spread);
        long nameless = instances.stream().filter(Optional::isEmpty).count();
        if (nameless > 0) {
            throw failure(
                    "%s: expected each response to name its instance by %s, but %d of %d do not",
                    actual.service(), spread, nameless, instances.size());
        }
        assertThatShares(instances.stream().map(Optional::orElseThrow).toList())
                .as("responses of the counter of %s", actual.service())
                .cameFrom(spread.instances());
        return this;
    }

    private void requireNumbers() {
        actual.lastBefore();
        if (actual.numbers().isEmpty()) {
            throw new InconclusiveException("%s: none of %d requests to the counter returned a number"
                    .formatted(actual.service(), actual.answers().size()));
        }
    }

    private void requireNobodyElse() {
        if (actual.longestStep() > 1) {
            throw new InconclusiveException(
                    "%s: the counter advanced by %d between two successive requests while the suite sent no other: if "
                                    .formatted(actual.service(), actual.longestStep())
                            + "somebody else uses it, its numbers cannot be judged");
        }
    }
}
