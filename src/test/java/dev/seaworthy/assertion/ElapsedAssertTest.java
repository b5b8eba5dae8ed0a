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
    void what_came_in_time_holds_however_slow_the_machine_was() {
        assertThat(elapsed(3_000, 600)).isWithin(PROMISED);
    }

    @Test
    void what_came_late_on_a_machine_that_kept_up_is_violated() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(elapsed(3_400, 3_100))
                        .as("from healthy to its first answer")
                        .isWithin(PROMISED))
                .withMessageStartingWith("[from healthy to its first answer] from healthy to its first answer: "
                        + "at most 3.0 s were promised, and it took 3.4 s, of which the machine kept up for 3.1 s");
    }

    @Test
    void what_came_late_on_a_machine_that_did_not_keep_up_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(
                        () -> assertThat(elapsed(9_000, 2_900)).as("discovery").isWithin(PROMISED))
                .withMessageStartingWith("machine too slow: discovery: at most 3.0 s were promised");
    }

    private static Elapsed elapsed(long wall, long machine) {
        return new Elapsed(Duration.ofMillis(wall), Duration.ofMillis(machine), 0.4, Duration.ofMillis(12));
    }
}
