package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.AnswersAssert.assertThatAnswers;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.probe.http.AvailabilityMonitor.Answer;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswersAssertTest {
    @Test
    void each_response_is_judged_by_its_own_promise() {
        assertThatAnswers(List.of(answer(200))).complyWithTheirPromises();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThatAnswers(List.of(answer(200), answer(404))).complyWithTheirPromises())
                .withMessageStartingWith("1 of 2 responses are not as promised:")
                .withMessageContaining("web-1 → 404 after 3 ms: expected status 200, body: (empty)");
    }

    private static Answer answer(int status) {
        Exchange exchange = Exchange.answered(
                Request.get("http://127.0.0.1/"), "web-1", Instant.now(), status, Map.of(), "", Duration.ofMillis(3));
        return new Answer(HttpPromise.get(80, "/"), exchange);
    }
}
