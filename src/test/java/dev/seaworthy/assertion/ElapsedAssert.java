package dev.seaworthy.assertion;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Judges how long something took. */
public final class ElapsedAssert extends AbstractAssert<ElapsedAssert, Elapsed> {
    private ElapsedAssert(Elapsed actual) {
        super(actual, ElapsedAssert.class);
    }

    public static ElapsedAssert assertThat(Elapsed actual) {
        return new ElapsedAssert(actual);
    }

    /** @throws TooSlowException if it took longer, but the machine did not keep up meanwhile */
    public ElapsedAssert isWithin(Duration promised) {
        String message =
                "%s: at most %.1f s were promised".formatted(info.descriptionText(), promised.toMillis() / 1e3);
        if (actual.excuses(promised)) {
            throw new TooSlowException(message, actual);
        }
        if (actual.wall().compareTo(promised) > 0) {
            throw failure("%s, and it took %s", message, actual);
        }
        return this;
    }
}
