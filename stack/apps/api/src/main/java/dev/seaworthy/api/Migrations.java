package dev.seaworthy.api;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date in the background, as often as it takes: the API may listen before its database does.
 * Several instances may do so at once; Flyway holds a lock in the database.
 */
final class Migrations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final long began = System.nanoTime();
    private final StillPending log = new StillPending();
    private final Thread thread;
    private volatile Optional<String> pending = Optional.of("the schema is not up to date yet");

    Migrations(DataSource source) {
        thread = Thread.ofVirtual().name("migrations").start(() -> migrateUntilDone(source));
    }

    /** Why the schema cannot be used yet; empty once it can. */
    Optional<String> pending() {
        return pending;
    }

    private void migrateUntilDone(DataSource source) {
        try {
            while (!migrated(source)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped before the schema was up to date");
        }
    }

    private boolean migrated(DataSource source) {
        try {
            int applied = Flyway.configure().dataSource(source).load().migrate().migrationsExecuted;
            LOG.info("the schema is up to date, {} migrations applied", applied);
            pending = Optional.empty();
            return true;
        } catch (FlywayException e) {
            explain(RootCause.of(e));
            return false;
        }
    }

    private void explain(String reason) {
        pending = Optional.of(reason);
        log.level(reason, Duration.ofNanos(System.nanoTime() - began))
                .ifPresent(level -> LOG.atLevel(level)
                        .log("the schema is not up to date yet, trying again until it is: {}", reason));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
