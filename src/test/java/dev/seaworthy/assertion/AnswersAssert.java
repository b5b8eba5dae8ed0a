package dev.seaworthy.assertion;

import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.AvailabilityMonitor.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Asserts responses, each by its own promise. */
public final class AnswersAssert extends AbstractAssert<AnswersAssert, Collection<Answer>> {
    private AnswersAssert(Collection<Answer> actual) {
        super(actual, AnswersAssert.class);
    }

    public static AnswersAssert assertThatAnswers(Collection<Answer> actual) {
        return new AnswersAssert(actual);
    }

    /** @throws TooSlowException if all that are not as promised timed out while the host was overloaded */
    public AnswersAssert complyWithTheirPromises() {
        List<String> violations = new ArrayList<>();
        List<TooSlowException> excused = new ArrayList<>();
        for (Answer answer : actual) {
            try {
                ExchangeAssert.assertThat(answer.exchange()).compliesWith(answer.promised());
            } catch (TooSlowException e) {
                excused.add(e);
            } catch (AssertionError e) {
                violations.add(e.getMessage());
            }
        }
        if (!violations.isEmpty()) {
            throw failure(
                    "%d of %d responses are not as promised:%s",
                    violations.size() + excused.size(), actual.size(), FirstOfMany.shown(violations, text -> text));
        }
        if (!excused.isEmpty()) {
            throw excused.getFirst();
        }
        return this;
    }
}
