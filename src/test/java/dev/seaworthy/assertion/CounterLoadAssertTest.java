package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.CounterLoadAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.Spread;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.load.CounterLoad;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CounterLoadAssertTest {
    private static final Request REQUEST = Request.get("http://127.0.0.1:8000/");
    private static final Exchange FAILED = Exchange.unanswered(REQUEST, "web", Instant.now(), "connection reset");
    private static final Counter COUNTER = new Counter(
            8000, "/", null, null, null, null, false, Pattern.compile("visits: (\\d+)"), null, null, null, null);
    private static final Spread BY_HEADER = new Spread(2, Optional.of("X-Instance"), Optional.empty());

    @Test
    void consecutive_numbers_in_any_order_comply() {
        assertThat(load(numbers(4, 5), numbers(8, 6, 7), numbers(9, 10)))
                .hasNoFailure()
                .hasNoDuplicates()
                .hasNoGap()
                .countsEveryRequest()
                .cameFrom(BY_HEADER);
    }

    @Test
    void a_number_that_concurrent_clients_get_twice_is_reported() {
        CounterLoad lost = load(numbers(5), numbers(6, 7, 7), numbers(8));

        violated(() -> assertThat(lost).hasNoDuplicates(), "numbers of the counter of web", "more than once: 7");
        violated(
                () -> assertThat(lost).countsEveryRequest(),
                "web: 3 requests after number 5, 0 of them failed: expected the next one to get number 9, but it got 8");
        assertThat(lost).hasNoGap();
    }

    @Test
    void a_number_of_the_load_that_was_returned_before_it_is_reported() {
        violated(() -> assertThat(load(numbers(5), numbers(5, 6), numbers(7))).hasNoDuplicates(), "more than once: 5");
    }

    @Test
    void a_number_that_is_left_out_is_reported() {
        violated(
                () -> assertThat(load(numbers(5), numbers(6, 8), numbers(9))).hasNoGap(),
                "web: expected each number from 6 to 8, but 1 were never returned, and only 0 requests failed: 7");
    }

    @Test
    void a_failed_request_may_have_been_counted_or_not_but_only_once() {
        List<Exchange> oneFailed =
                Stream.concat(numbers(6, 8).stream(), Stream.of(FAILED)).toList();

        assertThat(load(numbers(5), oneFailed, numbers(9))).hasNoGap().countsEveryRequest();
        assertThat(load(numbers(5), List.of(FAILED), numbers(6))).countsEveryRequest();
        violated(
                () -> assertThat(load(numbers(5), oneFailed, numbers(10))).countsEveryRequest(),
                "expected the next one to get a number from 8 to 9, but it got 10");
        violated(
                () -> assertThat(load(numbers(5), oneFailed, numbers(9))).hasNoFailure(),
                "web: 1 of 5 requests to the counter returned no number:",
                "connection reset");
    }

    @Test
    void a_request_that_failed_just_before_the_load_may_have_been_counted() {
        List<Exchange> before =
                Stream.concat(numbers(4, 5).stream(), Stream.of(FAILED)).toList();

        assertThat(load(before, numbers(7, 8), numbers(9))).hasNoGap().countsEveryRequest();
    }

    @Test
    void a_counter_that_begins_again_is_reported() {
        violated(
                () -> assertThat(load(numbers(41), List.of(), numbers(1)))
                        .as("after restart of store")
                        .countsEveryRequest(),
                "after restart of store",
                "expected the next one to get number 42, but it got 1");
        violated(
                () -> assertThat(load(numbers(41), List.of(), List.of(FAILED))).countsEveryRequest(),
                "a number from 42 to 43, but it got none: ",
                "connection reset");
    }

    @Test
    void numbers_that_others_may_have_got_are_inconclusive() {
        CounterLoad used = load(numbers(3, 5), numbers(6, 8), numbers(10));

        inconclusive(() -> assertThat(used).hasNoGap(), "advanced by 2 between two successive requests");
        inconclusive(() -> assertThat(used).countsEveryRequest(), "if somebody else uses it");
    }

    @Test
    void a_counter_that_returns_no_number_at_all_is_inconclusive_apart_from_its_failures() {
        CounterLoad broken = load(numbers(5), List.of(FAILED), numbers(6));
        CounterLoad never = load(List.of(FAILED), List.of(FAILED), List.of(FAILED));

        inconclusive(() -> assertThat(broken).hasNoDuplicates(), "web: none of 1 requests");
        inconclusive(() -> assertThat(never).countsEveryRequest(), "the counter of web returned no number beforehand");
        violated(() -> assertThat(never).hasNoFailure(), "3 of 3 requests");
    }

    @Test
    void a_response_with_another_status_is_no_acknowledgement() {
        Exchange error = answer(500, 6);

        violated(
                () -> assertThat(load(numbers(5), List.of(error), numbers(6))).hasNoFailure(),
                "1 of 3 requests to the counter returned no number");
    }

    @Test
    void responses_from_too_few_instances_or_without_a_name_are_reported() {
        violated(
                () -> assertThat(load(numbers(5), numbers(6, 8), numbers(9))).cameFrom(BY_HEADER),
                "responses of the counter of web",
                "2 requests: expected responses from 2 instances, but they came from 1: {app-0=2}");
        violated(
                () -> assertThat(load(numbers(5), numbers(6, 7), numbers(8)))
                        .cameFrom(new Spread(2, Optional.of("X-Host"), Optional.empty())),
                "by the header X-Host, but 2 of 2 do not");
    }

    private static void violated(Runnable assertion, String... parts) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion::run)
                .extracting(Throwable::getMessage)
                .satisfies(message ->
                        org.assertj.core.api.Assertions.assertThat(message).contains(parts));
    }

    private static void inconclusive(Runnable assertion, String part) {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(assertion::run)
                .withMessageContaining(part);
    }

    private static CounterLoad load(List<Exchange> before, List<Exchange> answers, List<Exchange> after) {
        return new CounterLoad("web", COUNTER, before, answers, after);
    }

    private static List<Exchange> numbers(long... numbers) {
        return LongStream.of(numbers).mapToObj(number -> answer(200, number)).toList();
    }

    private static Exchange answer(int status, long number) {
        return Exchange.answered(
                REQUEST,
                "web",
                Instant.now(),
                status,
                Map.of("x-instance", List.of("app-" + number % 2)),
                "visits: " + number,
                Duration.ofMillis(3));
    }
}
