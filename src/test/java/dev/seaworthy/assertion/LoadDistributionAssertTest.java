package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.LoadDistributionAssert.assertThatShares;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class LoadDistributionAssertTest {
    private static final List<String> BOTH = List.of("web-1", "web-2");

    @Test
    void a_replica_without_requests_is_reported_with_the_distribution() {
        assertMessage(
                () -> assertThatShares(List.of("web-1", "web-1")).cameFromExactly(BOTH),
                "2 requests: expected responses from exactly [web-1, web-2], but they came from {web-1=2}");
    }

    @Test
    void an_unknown_replica_is_reported() {
        assertMessage(() -> assertThatShares(List.of("web-1", "web-2", "web-3")).cameFromExactly(BOTH), "web-3=1");
    }

    @Test
    void an_unequal_share_is_reported_with_the_expected_one() {
        assertMessage(
                () -> assertThatShares(List.of("web-1", "web-1", "web-1", "web-2"))
                        .areFairAmong(BOTH, 0.25),
                "4 requests: expected 2.0 ± 25 % per replica, but they came from {web-1=3, web-2=1}");
    }

    @Test
    void consecutive_responses_of_one_replica_are_reported_with_their_position() {
        assertMessage(
                () -> assertThatShares(List.of("web-1", "web-2", "web-2")).alternates(),
                "requests 2 and 3 of 3: expected different replicas, but both were answered by web-2");
    }

    @Test
    void alternating_replicas_pass() {
        assertThatShares(List.of("web-1", "web-2", "web-1", "web-2"))
                .areFairAmong(BOTH, 0)
                .alternates();
    }

    private static void assertMessage(ThrowingCallable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(message);
    }
}
