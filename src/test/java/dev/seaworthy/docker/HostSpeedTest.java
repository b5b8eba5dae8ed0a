package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostSpeedTest {
    @ParameterizedTest
    @CsvSource({"190, 1.0", "250, 1.0", "641, 2.564", "9000, 8.0", "0, 1.0"})
    void the_factor_is_relative_to_the_reference_and_between_1_and_8(long millis, double factor) {
        assertThat(new HostSpeed(Duration.ofMillis(millis)).factor()).isEqualTo(factor);
    }

    @Test
    void a_timeout_is_multiplied_by_the_factor() {
        assertThat(new HostSpeed(Duration.ofMillis(500)).scale(Duration.ofSeconds(5)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_factor_for_scripts_is_rounded_up_to_a_whole_number() {
        assertThat(new HostSpeed(Duration.ofMillis(641)).asEnvironment()).isEqualTo("--env=FACTOR=3");
    }

    @Test
    void toString_contains_the_start_time_and_the_factor() {
        assertThat(new HostSpeed(Duration.ofMillis(500)))
                .hasToString("a container starts in 500 ms, 2.0 × the reference");
        assertThat(new HostSpeed(Duration.ZERO)).hasToString("unknown, no container was started");
    }
}
