package dev.seaworthy.assertion;

import dev.seaworthy.stack.Elapsed;
import dev.seaworthy.stack.InconclusiveException;
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

    /** @throws InconclusiveException if it took longer, but the machine did not keep up meanwhile */
    public ElapsedAssert isWithin(Duration promised) {
        String message = "%s: at most %.1f s were promised, and it took %s"
                .formatted(info.descriptionText(), promised.toMillis() / 1e3, actual);
        if (actual.excuses(promised)) {
            throw new InconclusiveException("too slow a machine: " + message);
        }
        if (actual.wall().compareTo(promised) > 0) {
            throw failure("%s", message);
        }
        return this;
    }
}
