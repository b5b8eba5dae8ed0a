package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.VisitNumbersAssert.assertThatNumbers;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class VisitNumbersAssertTest {
    @Test
    void a_number_given_out_twice_is_told_with_the_one_that_is_missing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(List.of(6L, 8L, 8L)).areConsecutiveAfter(5))
                .withMessage("3 visits after number 5: expected 6 to 8 once each; "
                        + "given out twice: 8; never: 7; lowest 6, highest 8");
    }

    @Test
    void a_gap_is_told() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(List.of(6L, 8L)).areConsecutiveAfter(5))
                .withMessageContaining("given out twice: none; never: 7; lowest 6, highest 8");
    }

    @Test
    void a_count_that_starts_anew_is_told_shortly() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(
                                LongStream.rangeClosed(1, 20).boxed().toList())
                        .areConsecutiveAfter(100))
                .withMessageContaining("never: 20 numbers: 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, …");
    }

    @Test
    void every_next_number_once_holds_in_any_order() {
        assertThatNumbers(List.of(8L, 6L, 7L)).areConsecutiveAfter(5);
    }
}
