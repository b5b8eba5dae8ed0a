package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    private final Store store = new Store("database", Duration.ofSeconds(5), () -> {});

    @Test
    void an_outage_and_every_other_failure_are_reasons() {
        assertThat(check(() -> {
                    throw new SQLException("refused", "08001");
                }))
                .isEqualTo("database: refused");
        assertThat(check(() -> {
                    throw new SQLException("relation \"counter\" does not exist", "42P01");
                }))
                .isEqualTo("database: relation \"counter\" does not exist");
        assertThat(check(() -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo("database: StackOverflowError");
    }

    @Test
    void a_success_has_no_reason() {
        assertThat(check(() -> 1)).isNull();
    }

    private String check(Callable<?> call) {
        return new HealthCheck(store, call).start().join().orElse(null);
    }
}
