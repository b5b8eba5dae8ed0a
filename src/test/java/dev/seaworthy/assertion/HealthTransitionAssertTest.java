package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HealthTransitionAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.HealthTransition;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthTransitionAssertTest {
    private static final Duration PROMISED = Duration.ofSeconds(15);

    @Test
    void a_late_reaction_is_told_with_container_and_times() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.of(elapsed(17_240, 16_000))))
                        .happenedWithin(PROMISED))
                .withMessageStartingWith("seaworthy-web-2: expected Docker to call it unhealthy within 15.0 s, "
                        + "but it did later; this took 17.2 s");
    }

    @Test
    void no_reaction_is_told_with_the_time_for_which_was_looked() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.empty())).happenedWithin(PROMISED))
                .withMessageContaining("but it did not; this took 20.0 s");
    }

    @Test
    void a_reaction_in_time_holds() {
        assertThat(reaction(Optional.of(elapsed(15_000, 15_000)))).happenedWithin(PROMISED);
    }

    @Test
    void a_late_reaction_on_a_machine_that_did_not_keep_up_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(reaction(Optional.of(elapsed(40_000, 14_000))))
                        .happenedWithin(PROMISED))
                .withMessageStartingWith("machine too slow: seaworthy-web-2: expected Docker")
                .withMessageContaining("the machine kept up for 14.0 s (CPU pressure 65 %");
    }

    private static HealthTransition reaction(Optional<Elapsed> after) {
        return new HealthTransition("seaworthy-web-2", "unhealthy", after, elapsed(20_000, 20_000));
    }

    private static Elapsed elapsed(long wall, long machine) {
        return new Elapsed(
                Duration.ofMillis(wall), Duration.ofMillis(machine), 1 - (double) machine / wall, Duration.ZERO);
    }
}
