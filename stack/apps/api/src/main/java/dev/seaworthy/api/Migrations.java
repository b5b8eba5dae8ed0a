package dev.seaworthy.api;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the schema in the background and retries until that succeeds: the API may start before its database. Several
 * replicas may do so at once; Flyway holds a lock in the database.
 */
final class Migrations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final long startedAt = System.nanoTime();
    private final RepeatedFailureLog failures = new RepeatedFailureLog(LOG, "the migration of the schema");
    private final DataSource source;
    private final Duration retryInterval;
    private final BackgroundTask task;
    private volatile Optional<String> pending = Optional.of("the schema is not migrated yet");
    private boolean retry;

    Migrations(DataSource source) {
        this(source, RETRY_INTERVAL);
    }

    Migrations(DataSource source, Duration retryInterval) {
        this.source = source;
        this.retryInterval = retryInterval;
        this.task = new BackgroundTask("migrations", this::migrate, this::report);
    }

    /** The reason why the schema cannot be used yet; empty after the migration. */
    Optional<String> pending() {
        return pending;
    }

    private boolean migrate() throws InterruptedException {
        if (retry) {
            Thread.sleep(retryInterval);
        }
        retry = true;
        int applied = Flyway.configure().dataSource(source).load().migrate().migrationsExecuted;
        LOG.info("the schema is up to date, {} migrations applied", applied);
        pending = Optional.empty();
        return true;
    }

    private void report(Throwable failure) {
        pending = Optional.of(RootCause.of(failure));
        failures.failed(failure, Duration.ofNanos(System.nanoTime() - startedAt));
    }

    @Override
    public void close() {
        task.close();
    }
}
