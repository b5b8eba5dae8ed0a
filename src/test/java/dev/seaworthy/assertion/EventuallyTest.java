package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventuallyTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(5);

    @Test
    void returns_the_first_observation_that_holds() {
        AtomicInteger observations = new AtomicInteger();

        int seen = eventually("the third", LONG)
                .of(observations::incrementAndGet, number -> assertThat(number).isEqualTo(3));

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void a_timeout_is_a_violation_and_reports_condition_timeout_and_last_observation() {
        Elapsed waited = new Elapsed(SHORT, SHORT, 0.1, Duration.ZERO);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> eventually("the list is filled", SHORT).verdict(new AssertionError("[]"), waited))
                .withMessageMatching("waited 0\\.3 s, .* until the list is filled \\(timeout 0\\.3 s\\): \\[\\]");
    }

    @Test
    void a_timeout_on_an_overloaded_host_is_inconclusive() {
        Elapsed waited = new Elapsed(LONG, SHORT.minusMillis(1), 0.95, Duration.ZERO);

        assertThatExceptionOfType(TooSlowException.class)
                .isThrownBy(() -> eventually("the list is filled", SHORT).verdict(new AssertionError("[]"), waited))
                .withMessageMatching("host too slow: .* until the list is filled \\(timeout 0\\.3 s\\): .*95 %.*");
    }

    @Test
    void the_verdict_is_that_of_the_last_observation() {
        assertThat(catchThrowable(() -> eventually("the list is filled", SHORT)
                        .of(
                                () -> List.of(),
                                list -> assertThat(list).as("the list").isNotEmpty())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[the list]");
    }

    @Test
    void the_last_observation_begins_after_the_timeout() {
        AtomicInteger observations = new AtomicInteger();

        int seen = eventually("the second", SHORT)
                .of(
                        () -> afterASecondAndAHalf(observations),
                        number -> assertThat(number).isEqualTo(2));

        assertThat(seen).isEqualTo(2);
    }

    @Test
    void a_failed_last_observation_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventually("a response arrives", SHORT).of(EventuallyTest::blind, seen -> {}))
                .withMessageMatching(".*waited.* until a response arrives \\(timeout 0\\.3 s\\): no connection.*");
    }

    @Test
    void an_early_failed_observation_is_retried() {
        AtomicInteger observations = new AtomicInteger();

        assertThat(eventually("it is seen", LONG)
                        .of(() -> observations.incrementAndGet() < 2 ? blind() : "land", seen -> {}))
                .isEqualTo("land");
    }

    @Test
    void completeOrLast_returns_the_first_complete_observation_or_the_last() {
        AtomicInteger observations = new AtomicInteger();

        assertThat(eventually("the third", LONG).completeOrLast(observations::incrementAndGet, number -> number == 3))
                .isEqualTo(3);
        assertThat(eventually("never", SHORT).completeOrLast(observations::incrementAndGet, number -> false))
                .isGreaterThan(3);
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventually("seen", SHORT).completeOrLast(EventuallyTest::blind, seen -> true));
    }

    @Test
    void a_promised_condition_that_is_observed_too_late_is_inconclusive() {
        AtomicInteger observations = new AtomicInteger();

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventuallyWithin("the second", Duration.ofSeconds(2))
                        .of(
                                () -> afterASecondAndAHalf(observations),
                                number -> assertThat(number).isEqualTo(2)))
                .withMessageContaining("expected within 2.0 s: the second, but it was observed later");
    }

    @Test
    void a_promised_condition_that_only_the_last_observation_sees_is_inconclusive() {
        AtomicInteger slow = new AtomicInteger();
        Instant over = Instant.now().plus(SHORT);

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventuallyWithin("the list is filled", SHORT)
                        .of(
                                () -> Instant.now().isBefore(over) ? 0 : afterASecondAndAHalf(slow),
                                number -> assertThat(number).isEqualTo(1)))
                .withMessageContaining("expected within 0.3 s: the list is filled, but it was observed later");
    }

    @Test
    void a_timeout_of_zero_allows_one_observation() {
        AtomicInteger observations = new AtomicInteger();

        assertThat(eventually("never", Duration.ZERO).completeOrLast(observations::incrementAndGet, number -> false))
                .isEqualTo(1);
    }

    private static int afterASecondAndAHalf(AtomicInteger observations) throws InterruptedException {
        new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS);
        return observations.incrementAndGet();
    }

    private static String blind() {
        throw new InconclusiveException("no connection");
    }
}
