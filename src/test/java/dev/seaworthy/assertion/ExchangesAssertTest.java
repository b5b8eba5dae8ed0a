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
    void answers_that_are_all_as_expected_hold() {
        assertThatNoException()
                .isThrownBy(() -> assertThatAll(List.of(answer(200, 10), answer(200, 2_000)))
                        .haveStatus(200)
                        .wereAnsweredWithin(SWIFT));
    }

    @Test
    void of_many_wrong_answers_the_number_and_the_first_three_are_told() {
        List<Exchange> answers = Stream.concat(
                        Stream.of(answer(200, 10)), Collections.nCopies(4, answer(502, 20)).stream())
                .toList();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatAll(answers).haveStatus(200))
                .withMessageStartingWith("4 of 5 answers do not have status 200:\n")
                .withMessageContaining("→ 502 after 20 ms")
                .withMessageEndingWith("\n  …");
    }

    @Test
    void an_answer_that_took_too_long_is_told() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatAll(List.of(answer(200, 10), answer(200, 2_001)))
                        .wereAnsweredWithin(SWIFT))
                .withMessageStartingWith("1 of 2 answers took longer than 2000 ms:\n")
                .withMessageEndingWith("→ 200 after 2001 ms");
    }

    /** Long before this run, of which the machine's clock knows no wait: all of it counts. */
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
