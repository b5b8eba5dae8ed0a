package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeadlineTest {
    private static final HostSpeed REFERENCE = new HostSpeed(Duration.ofMillis(250));
    private static final HostSpeed TWICE_AS_SLOW = new HostSpeed(Duration.ofMillis(500));

    @ParameterizedTest(name = "timeout {0}, {1} by the clock, {2} adjusted")
    @CsvSource({
        "PT5S, PT5S, PT5S, true",
        "PT5S, PT15S, PT4.5S, false",
        "PT20S, PT119S, PT19S, false",
        "PT20S, PT120S, PT19S, true",
        "PT1M, PT179S, PT59S, false",
        "PT1M, PT180S, PT59S, true"
    })
    void expires_by_adjusted_time_or_after_a_limit_by_the_clock(
            Duration timeout, Duration wall, Duration adjusted, boolean expires) {
        assertThat(Deadline.after(timeout).isOver(elapsed(wall, adjusted), REFERENCE))
                .isEqualTo(expires);
    }

    @ParameterizedTest(name = "timeout {0}, {1} by the clock")
    @CsvSource({"PT5S, PT119S, false", "PT5S, PT120S, true", "PT1M, PT359S, false", "PT1M, PT360S, true"})
    void the_limit_by_the_clock_is_scaled_to_the_speed_of_the_host(Duration timeout, Duration wall, boolean expires) {
        assertThat(Deadline.after(timeout).isOver(elapsed(wall, Duration.ZERO), TWICE_AS_SLOW))
                .isEqualTo(expires);
    }

    @Test
    void it_stays_expired_when_the_clock_lowers_its_estimate() {
        Deadline deadline = Deadline.after(Duration.ofSeconds(5));
        Elapsed estimate = elapsed(Duration.ofMillis(8_600), Duration.ofMillis(5_001));
        Elapsed lowered = elapsed(Duration.ofMillis(8_601), Duration.ofMillis(4_999));

        assertThat(deadline.isOver(estimate, REFERENCE)).isTrue();
        assertThat(deadline.isOver(lowered, REFERENCE)).isTrue();
        assertThat(deadline.elapsed()).isEqualTo(estimate);
        assertThat(deadline.missed("nothing came"))
                .isNotInstanceOf(TooSlowException.class)
                .hasMessageStartingWith("nothing came; this took 8.6 s, 5.0 s adjusted");
    }

    private static Elapsed elapsed(Duration wall, Duration adjusted) {
        return new Elapsed(wall, adjusted, 0.7, Duration.ZERO);
    }
}
