package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class RepeatedFailureLogTest {

    private static final SQLException REFUSED = new SQLException("refused", "08001");
    private static final SQLException STARTING = new SQLException("starting up", "57P03");
    private static final SQLException BUG = new SQLException("relation does not exist", "42P01");

    private final RepeatedFailureLog log =
            new RepeatedFailureLog(LoggerFactory.getLogger(RepeatedFailureLogTest.class), "the test");

    @Test
    void an_outage_during_the_start_is_no_warning() {
        assertThat(log.level(REFUSED, Duration.ZERO)).contains(Level.INFO);
        assertThat(log.level(REFUSED, Duration.ofSeconds(29))).isEmpty();
        assertThat(log.level(STARTING, Duration.ofSeconds(29))).contains(Level.INFO);
    }

    @Test
    void an_outage_that_lasts_is_a_warning_once() {
        assertThat(log.level(REFUSED, Duration.ZERO)).contains(Level.INFO);
        assertThat(log.level(REFUSED, RepeatedFailureLog.USUAL_START)).contains(Level.WARN);
        assertThat(log.level(REFUSED, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void another_failure_is_an_error_once_until_the_operation_succeeds() {
        assertThat(log.level(BUG, Duration.ZERO)).contains(Level.ERROR);
        assertThat(log.level(BUG, Duration.ZERO)).isEmpty();

        log.succeeded();

        assertThat(log.level(BUG, Duration.ZERO)).contains(Level.ERROR);
    }
}
