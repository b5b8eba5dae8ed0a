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
import javax.sql.DataSource;

/** The visits in PostgreSQL. Every method is one statement and one commit, and blocks for as long as that takes. */
record VisitStore(DataSource source) {

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

    /** The number of every key: a new one for a key not seen before, without gaps and in order; else the first one. */
    Map<RequestId, Long> count(Collection<RequestId> keys) throws SQLException {
        try (Connection connection = source.getConnection();
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
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(TOTAL);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong("total");
        }
    }

    /** The last 30 minutes, the current one last; also those without a visit. */
    List<VisitsInMinute> perMinute() throws SQLException {
        try (Connection connection = source.getConnection();
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
}
