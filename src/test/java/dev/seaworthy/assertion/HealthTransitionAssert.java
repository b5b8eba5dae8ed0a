package dev.seaworthy.assertion;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.HealthTransition;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Asserts how soon Docker changed a container's health status. */
public final class HealthTransitionAssert extends AbstractAssert<HealthTransitionAssert, HealthTransition> {
    private HealthTransitionAssert(HealthTransition actual) {
        super(actual, HealthTransitionAssert.class);
    }

    public static HealthTransitionAssert assertThat(HealthTransition actual) {
        return new HealthTransitionAssert(actual);
    }

    /** @throws TooSlowException if it happened later while the host was overloaded */
    public HealthTransitionAssert happenedWithin(Duration promised) {
        Elapsed time = actual.after().orElse(actual.watched());
        if (actual.after().isEmpty() || time.wall().compareTo(promised) > 0) {
            String message = "%s: expected health status %s within %.1f s, but it %s"
                    .formatted(
                            actual.container(),
                            actual.verdict(),
                            promised.toMillis() / 1e3,
                            actual.after().isPresent() ? "came later" : "did not come");
            if (time.adjusted().compareTo(promised) <= 0) {
                throw new TooSlowException(message, time);
            }
            throw failure("%s; elapsed: %s", message, time);
        }
        return this;
    }
}
