package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.LoadDistributionAssert.assertThatShares;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LoadDistributionAssertTest {
    private static final List<String> BOTH = List.of("web-1", "web-2");

    @Test
    void an_instance_left_out_is_told_with_the_shares() {
        told(
                () -> assertThatShares(List.of("web-1", "web-1")).cameFromExactly(BOTH),
                "2 requests: expected answers from exactly [web-1, web-2], got {web-1=2}");
    }

    @Test
    void an_unknown_instance_is_told() {
        told(() -> assertThatShares(List.of("web-1", "web-2", "web-3")).cameFromExactly(BOTH), "web-3=1");
    }

    @Test
    void an_unfair_share_is_told_with_the_fair_one() {
        told(
                () -> assertThatShares(List.of("web-1", "web-1", "web-1", "web-2"))
                        .areFairAmong(BOTH, 0.25),
                "4 requests: a fair share is 2.0 ± 25 %, got {web-1=3, web-2=1}");
    }

    @Test
    void the_same_instance_twice_in_a_row_is_told_with_its_place() {
        told(
                () -> assertThatShares(List.of("web-1", "web-2", "web-2")).alternates(),
                "requests 2 and 3 of 3: expected different instances, both were answered by web-2");
    }

    @Test
    void turns_hold() {
        assertThatShares(List.of("web-1", "web-2", "web-1", "web-2"))
                .areFairAmong(BOTH, 0)
                .alternates();
    }

    private static void told(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
    }
}
