package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.VisitNumbersAssert.assertThatNumbers;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class VisitNumbersAssertTest {
    @Test
    void a_duplicate_number_is_reported_with_the_missing_one() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(List.of(6L, 8L, 8L)).areConsecutiveAfter(5))
                .withMessage("3 requests after number 5: expected 6 to 8 once each, but "
                        + "returned more than once: 8; never returned: 7; lowest 6, highest 8");
    }

    @Test
    void duplicates_are_reported_without_knowing_the_first_number() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(List.of(6L, 9L, 9L)).haveNoDuplicates())
                .withMessage("3 requests: expected every number once, but "
                        + "returned more than once: 9; lowest 6, highest 9");
        assertThatNumbers(List.of(6L, 9L)).haveNoDuplicates();
    }

    @Test
    void a_gap_is_reported() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(List.of(6L, 8L)).areConsecutiveAfter(5))
                .withMessageContaining("once each, but never returned: 7; lowest 6, highest 8");
    }

    @Test
    void a_long_list_of_missing_numbers_is_truncated() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatNumbers(
                                LongStream.rangeClosed(1, 20).boxed().toList())
                        .areConsecutiveAfter(100))
                .withMessageContaining(
                        "never returned: 20 numbers: 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, …");
    }

    @Test
    void consecutive_numbers_pass_in_any_order() {
        assertThatNumbers(List.of(8L, 6L, 7L)).areConsecutiveAfter(5);
    }
}
