package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoreTest {

    private final Store store = new Store("database", Duration.ofMillis(300));

    @Test
    void a_store_that_has_not_answered_is_waited_for_less_until_it_answers() {
        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no answer within 300 ms");
        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no answer within 100 ms");

        assertThat(store.<Integer>ask(() -> 1)).isEqualTo(1);

        assertThatThrownBy(() -> store.await(silence())).hasMessage("database: no answer within 300 ms");
    }

    @Test
    void whether_it_answers_again_is_found_out_patiently() {
        assertThatThrownBy(() -> store.await(silence())).isInstanceOf(StoreUnavailable.class);

        assertThatThrownBy(() -> store.askPatiently(() -> silence().get()))
                .hasMessage("database: no answer within 300 ms");
    }

    private static CompletableFuture<Integer> silence() {
        return new CompletableFuture<>();
    }
}
