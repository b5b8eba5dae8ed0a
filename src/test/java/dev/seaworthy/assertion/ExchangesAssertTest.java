package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExchangesAssertTest {
    private static final Duration SWIFT = Duration.ofSeconds(2);

    @Test
    void expected_responses_pass() {
        assertThatNoException()
                .isThrownBy(() -> assertThatAll(List.of(answer(200, 10), answer(200, 2_000)))
                        .haveStatus(200)
                        .wereAnsweredWithin(SWIFT));
    }

    @Test
    void the_number_of_wrong_responses_and_the_first_three_are_reported() {
        List<Exchange> answers = Stream.concat(
                        Stream.of(answer(200, 10)), Collections.nCopies(4, answer(502, 20)).stream())
                .toList();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatAll(answers).haveStatus(200))
                .withMessageStartingWith("4 of 5 requests did not return status 200:\n")
                .withMessageContaining("→ 502 after 20 ms")
                .withMessageEndingWith("\n  …");
    }

    @Test
    void a_slow_response_is_reported() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatAll(List.of(answer(200, 10), answer(200, 2_001)))
                        .wereAnsweredWithin(SWIFT))
                .withMessageStartingWith("1 of 2 requests took longer than 2000 ms:\n")
                .withMessageEndingWith("→ 200 after 2001 ms");
    }

    /** Dated before this run: the host clock has no data about it, so all of its time counts. */
    private static Exchange answer(int status, int millis) {
        return new Exchange(
                Request.get("http://localhost/"),
                "the edge",
                Instant.EPOCH,
                status,
                Map.of(),
                "",
                Duration.ofMillis(millis),
                Optional.empty());
    }
}
