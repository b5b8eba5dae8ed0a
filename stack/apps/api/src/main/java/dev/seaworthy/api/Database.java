package dev.seaworthy.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connects to PostgreSQL: every wait has a timeout, and a broken connection is detected before it is used. */
final class Database {

    /** libpq's keywords that are supported, and the driver's properties with the same meaning. */
    private static final Map<String, PGProperty> OPTIONS = Map.of(
            "sslmode", PGProperty.SSL_MODE,
            "sslrootcert", PGProperty.SSL_ROOT_CERT,
            "application_name", PGProperty.APPLICATION_NAME);

    private static final int CONNECTIONS = 8;
    private static final int POOL_WAIT_MILLIS = 800;
    private static final int VALIDATION_MILLIS = 300;
    /** The driver's unit is seconds. The caller's timeout is shorter; this one frees the connection after it. */
    private static final String SOCKET_SECONDS = "1";

    private static final String SERVER_SIDE = "-c statement_timeout=900ms";
    private static final String MIGRATION_SECONDS = "60";

    private final ConnectionString address;
    private final String password;

    /** @throws InvalidConnectionString if an option is not supported, or has a value that is not */
    Database(ConnectionString address, String password) {
        Set<String> unknown = new TreeSet<>(address.options().keySet());
        unknown.removeAll(OPTIONS.keySet());
        if (!unknown.isEmpty()) {
            throw new InvalidConnectionString("unknown keyword %s, the known options are %s"
                    .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(OPTIONS.keySet()))));
        }
        address.options().forEach((keyword, value) -> requireChoice(keyword, OPTIONS.get(keyword), value));
        this.address = address;
        this.password = password;
    }

    /** The driver itself checks an enumerated value only when it connects: an invalid one would look like an outage. */
    private static void requireChoice(String keyword, PGProperty property, String value) {
        String[] choices = property.getChoices();
        if (choices != null && !List.of(choices).contains(value)) {
            throw new InvalidConnectionString("%s must be one of %s".formatted(keyword, String.join(", ", choices)));
        }
    }

    /** Returns immediately, even if the database is unavailable. */
    HikariDataSource pool() {
        // By default, a connection that was used in the last 500 ms is not validated. After a restart of the database,
        // each of them would fail a request; a validation costs 0.1 ms.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(source(Map.of(
                PGProperty.CONNECT_TIMEOUT, SOCKET_SECONDS,
                PGProperty.SOCKET_TIMEOUT, SOCKET_SECONDS,
                PGProperty.OPTIONS, SERVER_SIDE)));
        config.setMaximumPoolSize(CONNECTIONS);
        // no connection is opened in advance: during an outage, that waits longer and longer between two attempts, and
        // a
        // request would wait for it when the outage is over
        config.setMinimumIdle(0);
        config.setConnectionTimeout(POOL_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Without the short timeouts: a migration may take longer than a request. */
    PGSimpleDataSource migrations() {
        return source(Map.of(
                PGProperty.CONNECT_TIMEOUT, SOCKET_SECONDS,
                PGProperty.SOCKET_TIMEOUT, MIGRATION_SECONDS));
    }

    private PGSimpleDataSource source(Map<PGProperty, String> timeouts) {
        Properties properties = new Properties();
        timeouts.forEach((property, value) -> property.set(properties, value));
        address.options().forEach((keyword, value) -> OPTIONS.get(keyword).set(properties, value));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(password);
        properties.stringPropertyNames().forEach(name -> set(source, name, properties.getProperty(name)));
        return source;
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw new InvalidConnectionString("%s has an invalid value".formatted(name));
        }
    }
}
