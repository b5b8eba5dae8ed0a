package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineSpeedTest {
    @ParameterizedTest
    @CsvSource({"190, 1.0", "250, 1.0", "641, 2.564", "9000, 8.0", "0, 1.0"})
    void the_factor_is_that_of_a_container_start_and_never_below_one(long millis, double factor) {
        assertThat(new MachineSpeed(Duration.ofMillis(millis)).factor()).isEqualTo(factor);
    }

    @Test
    void a_timeout_is_as_much_longer_as_the_machine_is_slower() {
        assertThat(new MachineSpeed(Duration.ofMillis(500)).scale(Duration.ofSeconds(5)))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_script_is_told_a_whole_number_that_is_not_too_small() {
        assertThat(new MachineSpeed(Duration.ofMillis(641)).asEnvironment()).isEqualTo("--env=FACTOR=3");
    }

    @Test
    void it_says_what_was_measured() {
        assertThat(new MachineSpeed(Duration.ofMillis(500)))
                .hasToString("2.0 × the reference: a container starts in 500 ms");
        assertThat(new MachineSpeed(Duration.ZERO)).hasToString("unknown: no container was started");
    }
}
