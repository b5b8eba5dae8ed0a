package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ReactionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.probe.Reaction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReactionAssertTest {
    private static final Duration PROMISED = Duration.ofSeconds(15);

    @Test
    void a_late_reaction_is_told_with_container_and_times() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.of(Duration.ofMillis(17_240))))
                        .cameWithin(PROMISED))
                .withMessage("seaworthy-web-2: expected Docker to call it unhealthy within 15.0 s, "
                        + "but it did after 17.2 s");
    }

    @Test
    void no_reaction_is_told_with_the_time_for_which_was_looked() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.empty())).cameWithin(PROMISED))
                .withMessageEndingWith("but it did not in 20.0 s");
    }

    @Test
    void a_reaction_in_time_holds() {
        assertThat(reaction(Optional.of(PROMISED))).cameWithin(PROMISED);
    }

    private static Reaction reaction(Optional<Duration> after) {
        return new Reaction("seaworthy-web-2", "unhealthy", after, Duration.ofSeconds(20));
    }
}
