package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ElapsedAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ElapsedAssertTest {
    private static final Duration PROMISED = Duration.ofSeconds(3);

    @Test
    void a_duration_within_the_limit_passes_even_on_a_slow_host() {
        assertThat(elapsed(3_000, 600)).isWithin(PROMISED);
    }

    @Test
    void a_duration_over_the_limit_is_a_violation() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(elapsed(3_400, 3_100))
                        .as("from healthy to its first response")
                        .isWithin(PROMISED))
                .withMessageStartingWith("[from healthy to its first response] "
                        + "expected within 3.0 s, but it took 3.4 s, 3.1 s adjusted for host load");
    }

    @Test
    void a_duration_over_the_limit_on_an_overloaded_host_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(
                        () -> assertThat(elapsed(9_000, 2_900)).as("discovery").isWithin(PROMISED))
                .withMessageStartingWith("host too slow: discovery: expected within 3.0 s");
    }

    private static Elapsed elapsed(long wall, long adjusted) {
        return new Elapsed(Duration.ofMillis(wall), Duration.ofMillis(adjusted), 0.4, Duration.ofMillis(12));
    }
}
