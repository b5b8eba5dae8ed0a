package dev.seaworthy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Request;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ClosedLoopLoadTest {
    private static final int CLIENTS = 4;

    @Test
    void all_clients_send_requests_at_the_same_time() {
        CyclicBarrier together = new CyclicBarrier(CLIENTS);

        assertThat(ClosedLoopLoad.of(() -> answerAfter(together), 3 * CLIENTS, CLIENTS))
                .hasSize(3 * CLIENTS);
    }

    @Test
    void a_client_that_cannot_send_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> ClosedLoopLoad.of(
                        () -> {
                            throw new InconclusiveException("no container");
                        },
                        1,
                        1))
                .withMessageContaining("no container");
    }

    @Test
    void clients_send_until_what_happens_has_ended() {
        AtomicInteger sent = new AtomicInteger();

        assertThat(ClosedLoopClients.answersDuring(
                        () -> assertThat(sent.get()).isGreaterThanOrEqualTo(20),
                        CLIENTS,
                        () -> answer(sent.incrementAndGet())))
                .hasSameSizeAs(new int[sent.get()]);
    }

    private static Exchange answerAfter(CyclicBarrier together) {
        try {
            together.await();
            return answer(1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exchange answer(int number) {
        return Exchange.unanswered(Request.get("http://127.0.0.1/"), "web", Instant.now(), "request " + number);
    }
}
