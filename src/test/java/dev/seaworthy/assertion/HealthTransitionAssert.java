package dev.seaworthy.assertion;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.HealthTransition;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Judges how fast Docker noticed. */
public final class HealthTransitionAssert extends AbstractAssert<HealthTransitionAssert, HealthTransition> {
    private HealthTransitionAssert(HealthTransition actual) {
        super(actual, HealthTransitionAssert.class);
    }

    public static HealthTransitionAssert assertThat(HealthTransition actual) {
        return new HealthTransitionAssert(actual);
    }

    /** @throws TooSlowException if it came later, but the machine did not keep up meanwhile */
    public HealthTransitionAssert happenedWithin(Duration promised) {
        Elapsed time = actual.after().orElse(actual.watched());
        if (actual.after().isEmpty() || time.wall().compareTo(promised) > 0) {
            String message = "%s: expected Docker to call it %s within %.1f s, but it %s"
                    .formatted(
                            actual.container(),
                            actual.verdict(),
                            promised.toMillis() / 1e3,
                            actual.after().isPresent() ? "did later" : "did not");
            if (time.machine().compareTo(promised) <= 0) {
                throw new TooSlowException(message, time);
            }
            throw failure("%s; this took %s", message, time);
        }
        return this;
    }
}
