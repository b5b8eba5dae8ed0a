package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ElementMessagesTest {
    @Test
    void of_the_elements_of_a_list_those_that_failed_remain_without_a_stack_trace() {
        Throwable failure = catchThrowable(() -> assertThat(List.of(1, 2, 30, 40))
                .as("numbers of the edge")
                .allSatisfy(number -> assertThat(number)
                        .withFailMessage("edge-1: expected less than 10, but got %d\n(second line)", number)
                        .isLessThan(10)));

        assertThat(ElementMessages.of(failure.getMessage())).isEqualTo("""
                [numbers of the edge] edge-1: expected less than 10, but got 30
                (second line)
                edge-1: expected less than 10, but got 40
                (second line)""");
    }

    @Test
    void a_failure_with_a_message_of_AssertJ_keeps_what_was_expected_and_seen() {
        Throwable failure = catchThrowable(() -> assertThat(List.of("up", "down"))
                .allSatisfy(state -> assertThat(state).as("state of the edge").isEqualTo("up")));

        assertThat(ElementMessages.of(failure.getMessage())).isEqualTo("""
                [state of the edge]\s
                expected: "up"
                 but was: "down\"""");
    }

    @Test
    void every_other_message_is_unchanged() {
        String message = "edge-1: expected 3 replicas\n  found 2";

        assertThat(ElementMessages.of(message)).isEqualTo(message);
    }
}
