package dev.seaworthy.assertion;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Asserts how long something took. */
public final class ElapsedAssert extends AbstractAssert<ElapsedAssert, Elapsed> {
    private ElapsedAssert(Elapsed actual) {
        super(actual, ElapsedAssert.class);
    }

    public static ElapsedAssert assertThat(Elapsed actual) {
        return new ElapsedAssert(actual);
    }

    /** @throws TooSlowException if it took longer while the host was overloaded */
    public ElapsedAssert isWithin(Duration promised) {
        String expected = "expected within %.1f s".formatted(promised.toMillis() / 1e3);
        if (actual.excuses(promised)) {
            throw new TooSlowException("%s: %s".formatted(info.descriptionText(), expected), actual);
        }
        if (actual.wall().compareTo(promised) > 0) {
            throw failure("%s, but it took %s", expected, actual);
        }
        return this;
    }
}
