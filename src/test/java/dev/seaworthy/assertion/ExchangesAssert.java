package dev.seaworthy.assertion;

import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Judges the answers to many requests at once: each has to be as expected, and a message shows the first that are not.
 */
public final class ExchangesAssert extends AbstractAssert<ExchangesAssert, List<Exchange>> {
    private ExchangesAssert(List<Exchange> actual) {
        super(actual, ExchangesAssert.class);
    }

    public static ExchangesAssert assertThatAll(List<Exchange> actual) {
        return new ExchangesAssert(actual);
    }

    /** @throws TooSlowException if a timeout ended all others while the machine did not keep up */
    public ExchangesAssert haveStatus(int expected) {
        return expectNone(
                exchange -> exchange.status() != expected,
                Exchange::timedOutWhileStarved,
                "do not have status " + expected);
    }

    /** @throws TooSlowException if all that took longer did so while the machine did not keep up */
    public ExchangesAssert wereAnsweredWithin(Duration promised) {
        return expectNone(
                exchange -> exchange.elapsed().compareTo(promised) > 0,
                exchange -> exchange.time().excuses(promised),
                "took longer than %d ms".formatted(promised.toMillis()));
    }

    private ExchangesAssert expectNone(Predicate<Exchange> wrong, Predicate<Exchange> excused, String what) {
        List<Exchange> such = actual.stream().filter(wrong).toList();
        if (!such.isEmpty()) {
            String message = "%d of %d answers %s:%s"
                    .formatted(such.size(), actual.size(), what, FirstOfMany.shown(such, Exchange::toString));
            if (such.stream().allMatch(excused)) {
                throw new TooSlowException(message, such.getFirst().time());
            }
            throw failure("%s", message);
        }
        return this;
    }
}
