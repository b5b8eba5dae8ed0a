package dev.seaworthy.api;

import dev.seaworthy.common.RequestId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The visits in PostgreSQL. Every method executes one statement in one transaction, and blocks until that is done.
 *
 * @param pendingMigration the reason why the schema cannot be used yet. Until it is empty, every method throws
 *     {@link StoreUnavailable}: a missing table is then no error
 */
record VisitStore(DataSource source, Supplier<Optional<String>> pendingMigration) {

    private static final String COUNT = "SELECT key, number FROM count_visits(?)";
    private static final String TOTAL = "SELECT total FROM counter";
    private static final String PER_MINUTE = """
            SELECT minute, coalesce(visits, 0) AS visits
            FROM generate_series(
                date_trunc('minute', now()) - interval '29 minutes',
                date_trunc('minute', now()),
                interval '1 minute') AS minute
            LEFT JOIN visits_per_minute USING (minute)
            ORDER BY minute
            """;
    /** Several replicas delete at the same time: each deletes rows that no other has locked. */
    private static final String DELETE_EXPIRED_KEYS = """
            DELETE FROM visit WHERE key IN (
                SELECT key FROM visit WHERE at < now() - interval '1 hour'
                ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    /**
     * The number of every key: a new key gets the next number, without gaps and in order; a known key keeps its own.
     */
    Map<RequestId, Long> count(Collection<RequestId> keys) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            Array texts = connection.createArrayOf(
                    "text", keys.stream().map(RequestId::value).toArray());
            statement.setArray(1, texts);
            Map<RequestId, Long> numbers = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(new RequestId(rows.getString("key")), rows.getLong("number"));
                }
            }
            return numbers;
        }
    }

    long total() throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(TOTAL);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong("total");
        }
    }

    /** The last 30 minutes, the current one last; including those without a visit. */
    List<VisitsInMinute> perMinute() throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(PER_MINUTE);
                ResultSet rows = statement.executeQuery()) {
            List<VisitsInMinute> minutes = new ArrayList<>();
            while (rows.next()) {
                OffsetDateTime minute = rows.getObject("minute", OffsetDateTime.class);
                minutes.add(new VisitsInMinute(minute.toInstant(), rows.getLong("visits")));
            }
            return minutes;
        }
    }

    /** Deletes the oldest keys that are older than an hour. Returns how many, at most the limit. */
    int deleteExpiredKeys(int limit) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(DELETE_EXPIRED_KEYS)) {
            statement.setInt(1, limit);
            return statement.executeUpdate();
        }
    }

    private Connection connection() throws SQLException {
        Optional<String> pending = pendingMigration.get();
        if (pending.isPresent()) {
            throw new StoreUnavailable("database", pending.get());
        }
        return source.getConnection();
    }
}
