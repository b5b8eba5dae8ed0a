package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class StillPendingTest {

    private final StillPending pending = new StillPending();

    @Test
    void a_start_that_waits_for_its_database_is_no_warning() {
        assertThat(pending.level("refused", Duration.ZERO)).contains(Level.INFO);
        assertThat(pending.level("refused", Duration.ofSeconds(29))).isEmpty();
        assertThat(pending.level("starting up", Duration.ofSeconds(29))).contains(Level.INFO);
    }

    @Test
    void what_lasts_is_a_warning_once() {
        assertThat(pending.level("refused", Duration.ZERO)).contains(Level.INFO);
        assertThat(pending.level("refused", StillPending.USUAL)).contains(Level.WARN);
        assertThat(pending.level("refused", Duration.ofHours(1))).isEmpty();
    }
}
