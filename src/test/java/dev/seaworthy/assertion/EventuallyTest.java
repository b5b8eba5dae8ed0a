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
    void what_never_holds_is_violated_and_told_with_name_budget_and_last_observation() {
        Elapsed waited = new Elapsed(SHORT, SHORT, 0.1, Duration.ZERO);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> eventually("the list is filled", SHORT).verdict(new AssertionError("[]"), waited))
                .withMessageMatching("waited 0\\.3 s, .* until the list is filled, at most 0\\.3 s: \\[\\]");
    }

    @Test
    void what_did_not_hold_by_the_clock_while_the_machine_did_not_keep_up_is_not_violated() {
        Elapsed waited = new Elapsed(LONG, SHORT.minusMillis(1), 0.95, Duration.ZERO);

        assertThatExceptionOfType(TooSlowException.class)
                .isThrownBy(() -> eventually("the list is filled", SHORT).verdict(new AssertionError("[]"), waited))
                .withMessageMatching("machine too slow: .* until the list is filled, at most 0\\.3 s: .*95 %.*");
    }

    @Test
    void waiting_ends_with_a_verdict_on_the_last_observation() {
        assertThat(catchThrowable(() -> eventually("the list is filled", SHORT)
                        .of(
                                () -> List.of(),
                                list -> assertThat(list).as("the list").isNotEmpty())))
                .isInstanceOfAny(AssertionError.class, TooSlowException.class)
                .hasMessageContaining("[the list]");
    }

    @Test
    void what_could_not_be_seen_at_last_is_not_observed() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventually("an answer comes", SHORT).of(EventuallyTest::blind, seen -> {}))
                .withMessageMatching(".*waited.* until an answer comes, at most 0\\.3 s: too dark.*");
    }

    @Test
    void not_seeing_at_first_does_no_harm() {
        AtomicInteger observations = new AtomicInteger();

        assertThat(eventually("it is seen", LONG)
                        .of(() -> observations.incrementAndGet() < 2 ? blind() : "land", seen -> {}))
                .isEqualTo("land");
    }

    @Test
    void what_is_judged_later_is_the_first_complete_observation_or_the_last() {
        AtomicInteger observations = new AtomicInteger();

        assertThat(eventually("the third", LONG).completeOrLast(observations::incrementAndGet, number -> number == 3))
                .isEqualTo(3);
        assertThat(eventually("never", SHORT).completeOrLast(observations::incrementAndGet, number -> false))
                .isGreaterThan(3);
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventually("seen", SHORT).completeOrLast(EventuallyTest::blind, seen -> true));
    }

    @Test
    void a_promise_that_is_seen_to_be_kept_too_late_does_not_hold() {
        AtomicInteger observations = new AtomicInteger();

        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> eventuallyWithin("the second", Duration.ofSeconds(2))
                        .of(
                                () -> afterASecondAndAHalf(observations),
                                number -> assertThat(number).isEqualTo(2)))
                .withMessageContaining("2.0 s were promised until the second");
    }

    private static int afterASecondAndAHalf(AtomicInteger observations) throws InterruptedException {
        new CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS);
        return observations.incrementAndGet();
    }

    private static String blind() {
        throw new InconclusiveException("too dark");
    }
}
