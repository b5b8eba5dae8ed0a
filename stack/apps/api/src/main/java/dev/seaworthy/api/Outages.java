package dev.seaworthy.api;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import java.util.Set;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Distinguishes an outage of a store, which ends without a change of the code, from every other failure: a missing
 * table, a constraint violation, a missing permission.
 */
final class Outages {

    /**
     * Connection exception, insufficient resources, operator intervention (shutdown, crash, starting up, statement
     * timeout), system error (I/O error).
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
     */
    private static final Set<String> SQL_STATE_CLASSES = Set.of("08", "53", "57", "58");

    /** A read-only server, a deadlock, a lock that is not available: the same statement can succeed later. */
    private static final Set<String> SQL_STATES = Set.of("25006", "40P01", "55P03");

    /**
     * Error codes of Redis. WRONGPASS is one of them because it fails a connection attempt, like a wrong password of
     * PostgreSQL, which HikariCP reports as {@link SQLTransientConnectionException}.
     */
    private static final Set<String> REDIS_ERRORS = Set.of(
            "BUSY",
            "CLUSTERDOWN",
            "LOADING",
            "MASTERDOWN",
            "MISCONF",
            "NOREPLICAS",
            "OOM",
            "READONLY",
            "TRYAGAIN",
            "WRONGPASS");

    /** An error without a specific code. */
    private static final String REDIS_CONNECTIONS_EXHAUSTED = "ERR max number of clients reached";

    private Outages() {}

    /** Whether the failure or one of its causes is an outage. */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isSqlOutage(e)
                    || cause instanceof JedisException r && isRedisOutage(r)) {
                return true;
            }
        }
        return false;
    }

    /** HikariCP throws SQLTransientConnectionException if no connection can be opened or becomes free in time. */
    private static boolean isSqlOutage(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTimeoutException
                || state != null
                        && state.length() == 5
                        && (SQL_STATES.contains(state) || SQL_STATE_CLASSES.contains(state.substring(0, 2)));
    }

    /** If no connection becomes free in time, the pool's exception has one of the last two as its cause. */
    private static boolean isRedisOutage(JedisException failure) {
        if (failure instanceof JedisDataException && failure.getMessage() != null) {
            String message = failure.getMessage();
            return REDIS_ERRORS.contains(message.split(" ", 2)[0]) || message.startsWith(REDIS_CONNECTIONS_EXHAUSTED);
        }
        return failure instanceof JedisConnectionException
                || failure.getCause() instanceof NoSuchElementException
                || failure.getCause() instanceof InterruptedException;
    }
}
