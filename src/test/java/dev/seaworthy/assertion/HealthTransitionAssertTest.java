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
    void a_late_transition_is_reported_with_container_and_times() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.of(elapsed(17_240, 16_000))))
                        .happenedWithin(PROMISED))
                .withMessageStartingWith("seaworthy-web-2: expected health status unhealthy within 15.0 s, "
                        + "but it came later; elapsed: 17.2 s");
    }

    @Test
    void a_missing_transition_is_reported_with_the_observation_time() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(reaction(Optional.empty())).happenedWithin(PROMISED))
                .withMessageContaining("but it did not come; elapsed: 20.0 s");
    }

    @Test
    void a_timely_transition_passes() {
        assertThat(reaction(Optional.of(elapsed(15_000, 15_000)))).happenedWithin(PROMISED);
    }

    @Test
    void a_late_transition_on_an_overloaded_host_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(reaction(Optional.of(elapsed(40_000, 14_000))))
                        .happenedWithin(PROMISED))
                .withMessageStartingWith("host too slow: seaworthy-web-2: expected health status")
                .withMessageContaining("14.0 s adjusted for host load (CPU pressure 65 %");
    }

    private static HealthTransition reaction(Optional<Elapsed> after) {
        return new HealthTransition("seaworthy-web-2", "unhealthy", after, elapsed(20_000, 20_000));
    }

    private static Elapsed elapsed(long wall, long adjusted) {
        return new Elapsed(
                Duration.ofMillis(wall), Duration.ofMillis(adjusted), 1 - (double) adjusted / wall, Duration.ZERO);
    }
}
