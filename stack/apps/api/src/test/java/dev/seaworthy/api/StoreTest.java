package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

class StoreTest {

    private final Store store = new Store("database", Duration.ofMillis(300), () -> {});

    @Test
    void after_a_timeout_the_next_calls_have_a_third_of_it_until_one_succeeds() {
        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no response within 300 ms");
        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no response within 100 ms");

        assertThat(store.<Integer>call(() -> 1)).isEqualTo(1);

        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no response within 300 ms");
    }

    @Test
    void each_outage_is_announced_once() {
        AtomicInteger outages = new AtomicInteger();
        Store announcing = new Store("database", Duration.ofMillis(100), outages::incrementAndGet);

        assertThatThrownBy(() -> announcing.await(silence())).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> announcing.await(silence())).isInstanceOf(StoreUnavailable.class);
        assertThat(outages).hasValue(1);

        assertThat(announcing.<Integer>call(() -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> announcing.await(silence())).isInstanceOf(StoreUnavailable.class);
        assertThat(outages).hasValue(2);
    }

    @Test
    void a_health_check_has_the_full_timeout_during_an_outage() {
        assertThatThrownBy(() -> store.await(silence())).isInstanceOf(StoreUnavailable.class);

        assertThatThrownBy(() -> store.callWithFullTimeout(() -> silence().get()))
                .hasMessage("database: no response within 300 ms");
    }

    @Test
    void an_outage_is_unavailable_with_the_innermost_reason() {
        SQLException refused = new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"));

        assertThatThrownBy(() -> store.call(() -> {
                    throw refused;
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("database: refused");
    }

    @Test
    void another_failure_is_thrown_and_is_no_outage() {
        SQLException missing = new SQLException("relation \"counter\" does not exist", "42P01");
        JedisDataException forbidden = new JedisAccessControlException("NOPERM no permission");

        assertThatThrownBy(() -> store.call(() -> {
                    throw missing;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(missing);
        assertThatThrownBy(() -> store.call(() -> {
                    throw forbidden;
                }))
                .isSameAs(forbidden);
        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no response within 300 ms");
    }

    @Test
    void a_call_after_a_change_of_addresses_finds_the_idle_connections_closed() {
        AtomicReference<Set<InetAddress>> assigned = new AtomicReference<>(Set.of(InetAddress.getLoopbackAddress()));
        AtomicInteger closed = new AtomicInteger();
        Store reconnected =
                new Store("database", Duration.ofSeconds(5), closed::incrementAndGet, last -> assigned.get());

        assertThat(reconnected.<Integer>call(closed::get)).isEqualTo(0);
        assigned.set(Set.of());
        assertThat(reconnected.<Integer>call(closed::get)).isEqualTo(1);
    }

    private static CompletableFuture<Integer> silence() {
        return new CompletableFuture<>();
    }
}
