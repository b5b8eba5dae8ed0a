package dev.seaworthy.api;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old idempotency keys. A retry comes within seconds; the hour for which a key is stored also covers a client
 * behind a load balancer that was paused and resumed, and at 100 visits per second it is a table of some 40 MB. Small
 * batches, each its own commit, because every deleted row competes with the commits of visits for the disk.
 */
final class IdempotencyKeyCleanup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeyCleanup.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int BATCH = 2_000;

    private final VisitStore visits;
    private final Duration interval;
    private final BackgroundTask task;

    IdempotencyKeyCleanup(VisitStore visits) {
        this(visits, INTERVAL);
    }

    IdempotencyKeyCleanup(VisitStore visits, Duration interval) {
        this.visits = visits;
        this.interval = interval;
        this.task =
                new BackgroundTask("idempotency key cleanup", this::deleteExpiredKeys, IdempotencyKeyCleanup::report);
    }

    private boolean deleteExpiredKeys() throws Exception {
        Thread.sleep(interval);
        int deleted;
        do {
            deleted = visits.deleteExpiredKeys(BATCH);
        } while (deleted == BATCH);
        return false;
    }

    private static void report(Throwable failure) {
        if (failure instanceof StoreUnavailable || Outages.isOutage(failure)) {
            LOG.debug("deleting expired idempotency keys failed, it will be retried: {}", RootCause.of(failure));
        } else {
            LOG.error("deleting expired idempotency keys failed, it will be retried", failure);
        }
    }

    @Override
    public void close() {
        task.close();
    }
}
