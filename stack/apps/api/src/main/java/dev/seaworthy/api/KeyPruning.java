package dev.seaworthy.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets the idempotency keys that nobody will repeat any more. A retry comes within seconds; an hour also covers a
 * client behind a balancer that was frozen and thawed, and at 100 visits a second it is a table of some 40 MB. Small
 * batches, each its own commit, because every deleted row competes with the counting for the disk.
 */
final class KeyPruning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPruning.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int BATCH = 2_000;
    /** Several instances prune at once: each takes rows that no other has taken. */
    private static final String KEYS = """
            DELETE FROM visit WHERE key IN (
                SELECT key FROM visit WHERE at < now() - interval '1 hour'
                ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final DataSource source;
    private final Thread thread;

    KeyPruning(DataSource source) {
        this.source = source;
        this.thread = Thread.ofVirtual().name("pruning").start(this::pruneUntilStopped);
    }

    private void pruneUntilStopped() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                prune();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prune() {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setInt(1, BATCH);
            int pruned;
            do {
                pruned = statement.executeUpdate();
            } while (pruned == BATCH);
        } catch (SQLException e) {
            LOG.debug("pruning is left to the next time", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
