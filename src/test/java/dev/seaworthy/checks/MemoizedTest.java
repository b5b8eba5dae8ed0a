package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seaworthy.docker.InconclusiveException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemoizedTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_supplier_runs_once_when_its_result_is_first_requested() {
        Memoized<Integer> memoized = new Memoized<>(calls::incrementAndGet);
        assertThat(calls).hasValue(0);

        assertThat(memoized.get()).isEqualTo(1);
        assertThat(memoized.get()).isEqualTo(1);
    }

    @Test
    void a_failed_observation_is_thrown_to_those_who_request_it_and_not_to_the_observer() {
        Memoized<Integer> observed = Memoized.observed(() -> {
            throw new InconclusiveException("web has ended, call " + calls.incrementAndGet());
        });

        assertThat(calls).hasValue(1);
        assertThatThrownBy(observed::get).hasMessage("web has ended, call 1");
        assertThatThrownBy(observed::get).hasMessage("web has ended, call 1");
    }
}
