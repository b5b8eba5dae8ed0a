package dev.seaworthy.assertion;

import dev.seaworthy.probe.Reaction;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** Judges how fast Docker noticed. */
public final class ReactionAssert extends AbstractAssert<ReactionAssert, Reaction> {
    private ReactionAssert(Reaction actual) {
        super(actual, ReactionAssert.class);
    }

    public static ReactionAssert assertThat(Reaction actual) {
        return new ReactionAssert(actual);
    }

    public ReactionAssert cameWithin(Duration promised) {
        if (actual.after().filter(after -> after.compareTo(promised) <= 0).isEmpty()) {
            throw failure(
                    "%s: expected Docker to call it %s within %s, but %s",
                    actual.container(),
                    actual.verdict(),
                    seconds(promised),
                    actual.after()
                            .map(after -> "it did after " + seconds(after))
                            .orElse("it did not in " + seconds(actual.watched())));
        }
        return this;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
}
