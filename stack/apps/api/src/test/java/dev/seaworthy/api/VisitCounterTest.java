package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.RequestId;
import io.javalin.http.InternalServerErrorResponse;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitCounterTest {

    private final Store store = new Store("database", Duration.ofSeconds(5), () -> {});

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class, IllegalStateException.class})
    void after_an_unexpected_failure_the_next_visit_is_committed(Class<? extends Throwable> type)
            throws ReflectiveOperationException {
        DataSource source = new FailingDataSource(
                type.getDeclaredConstructor().newInstance(), new SQLException("refused", "08001"));

        try (VisitCounter counter = counter(source)) {
            assertThatExceptionOfType(InternalServerErrorResponse.class)
                    .isThrownBy(() -> counter.count(new RequestId("1")))
                    .withMessage("internal error, see the log of this replica");
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> counter.count(new RequestId("2")))
                    .withMessage("database: refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "22P02"})
    void a_failure_of_the_database_that_is_no_outage_is_an_internal_error(String state) {
        try (VisitCounter counter = counter(new FailingDataSource(new SQLException("details", state)))) {
            assertThatExceptionOfType(InternalServerErrorResponse.class)
                    .isThrownBy(() -> counter.count(new RequestId("1")))
                    .withMessage("internal error, see the log of this replica");
        }
    }

    @Test
    void a_pending_migration_is_an_outage() {
        DataSource source = new FailingDataSource(new SQLException("relation does not exist", "42P01"));
        VisitStore visits = new VisitStore(source, () -> Optional.of("the schema is not migrated yet"));

        try (VisitCounter counter = new VisitCounter(visits, store)) {
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> counter.count(new RequestId("1")))
                    .withMessage("database: the schema is not migrated yet");
        }
    }

    @Test
    void each_attempt_after_a_change_of_addresses_finds_the_idle_connections_closed() {
        FailingDataSource source = new FailingDataSource(new SQLException("details", "22P02"));
        AtomicInteger changes = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Store reconnected = new Store(
                "database",
                Duration.ofSeconds(5),
                closed::incrementAndGet,
                last -> Set.of(InetAddress.ofLiteral("192.0.2." + (changes.get() + source.calls()))));

        changes.incrementAndGet();
        try (VisitCounter counter = new VisitCounter(new VisitStore(source, Optional::empty), reconnected)) {
            assertThatExceptionOfType(InternalServerErrorResponse.class)
                    .isThrownBy(() -> counter.count(new RequestId("1")));
        }

        assertThat(source.calls()).isEqualTo(2);
        assertThat(closed).hasValue(2);
    }

    private VisitCounter counter(DataSource source) {
        return new VisitCounter(new VisitStore(source, Optional::empty), store);
    }
}
