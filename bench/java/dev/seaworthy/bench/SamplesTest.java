package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    @Test
    void the_median_is_the_middle_value_or_the_mean_of_the_two_middle_ones() {
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
        assertThat(Samples.of(9, 1, 5, 7).median()).isEqualTo(6);
    }

    @Test
    void measurements_in_turn_are_divided_in_pairs() {
        assertThat(Samples.of(2, 9).dividedBy(Samples.of(1, 3))).isEqualTo(Samples.of(2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(1).dividedBy(Samples.of(1, 2)));
    }

    @Test
    void several_values_are_written_with_their_range() {
        assertThat(Samples.of(1.234, 20.51, 330.4)).hasToString("20.5 (1.23 to 330, n=3)");
        assertThat(Samples.of(19)).hasToString("19.0");
    }

    @Test
    void a_measurement_has_a_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples(List.of()));
    }
}
