package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.RequestId;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitCounterTest {

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, NoClassDefFoundError.class, IllegalStateException.class})
    void after_a_failure_that_nobody_foresaw_the_next_visit_is_asked_for_all_the_same(Class<? extends Throwable> type)
            throws ReflectiveOperationException {
        // A broken connection is asked again, hence two of them for the second visit.
        DataSource source = failing(
                type.getDeclaredConstructor().newInstance(), new SQLException("gone"), new SQLException("gone"));
        Store store = new Store("database", Duration.ofSeconds(5));

        try (VisitCounter counter = new VisitCounter(new VisitStore(source), store)) {
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> counter.count(new RequestId("1")))
                    .withMessage("database: an internal error, see the log of this instance");
            assertThatExceptionOfType(StoreUnavailable.class)
                    .isThrownBy(() -> counter.count(new RequestId("2")))
                    .withMessage("database: gone");
        }
    }

    private static DataSource failing(Throwable... failures) {
        Iterator<Throwable> next = List.of(failures).iterator();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw next.next();
                });
    }
}
