package dev.seaworthy.assertion;

import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Asserts that the responses to all requests are as expected. A message shows the first ones that are not. */
public final class ExchangesAssert extends AbstractAssert<ExchangesAssert, List<Exchange>> {
    private ExchangesAssert(List<Exchange> actual) {
        super(actual, ExchangesAssert.class);
    }

    public static ExchangesAssert assertThatAll(List<Exchange> actual) {
        return new ExchangesAssert(actual);
    }

    /** @throws TooSlowException if all others timed out while the host was overloaded */
    public ExchangesAssert haveStatus(int expected) {
        return expectNone(
                exchange -> exchange.status() != expected,
                Exchange::timedOutWhileStarved,
                "did not return status " + expected);
    }

    /** @throws TooSlowException if all that took longer did so while the host was overloaded */
    public ExchangesAssert wereAnsweredWithin(Duration promised) {
        return expectNone(
                exchange -> exchange.elapsed().compareTo(promised) > 0,
                exchange -> exchange.time().excuses(promised),
                "took longer than %d ms".formatted(promised.toMillis()));
    }

    private ExchangesAssert expectNone(Predicate<Exchange> wrong, Predicate<Exchange> excused, String what) {
        List<Exchange> such = actual.stream().filter(wrong).toList();
        if (!such.isEmpty()) {
            String message = "%d of %d requests %s:%s"
                    .formatted(such.size(), actual.size(), what, FirstOfMany.shown(such, Exchange::toString));
            if (such.stream().allMatch(excused)) {
                throw new TooSlowException(message, such.getFirst().time());
            }
            throw failure("%s", message);
        }
        return this;
    }
}
