package dev.seaworthy.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** How PostgreSQL is connected to: every wait is bounded, and a dead connection is noticed before it is used. */
final class Database {

    /** The keywords of libpq that mean the same to the driver under these names. */
    private static final Map<String, PGProperty> OPTIONS = Map.of(
            "sslmode", PGProperty.SSL_MODE,
            "sslrootcert", PGProperty.SSL_ROOT_CERT,
            "application_name", PGProperty.APPLICATION_NAME);

    private static final int CONNECTIONS = 8;
    private static final int TAKE_MILLIS = 800;
    private static final int VALIDATE_MILLIS = 300;
    /** The driver counts in whole seconds. The caller gives up earlier; this frees the connection after it. */
    private static final String SOCKET_SECONDS = "1";

    private static final String SERVER_SIDE = "-c statement_timeout=900ms";
    private static final String MIGRATION_SECONDS = "60";

    private final ConnectionString address;
    private final String password;

    /** @throws InvalidConnectionString if the address has an option that would be ignored */
    Database(ConnectionString address, String password) {
        Set<String> unknown = new TreeSet<>(address.options().keySet());
        unknown.removeAll(OPTIONS.keySet());
        if (!unknown.isEmpty()) {
            throw new InvalidConnectionString("unknown keyword " + String.join(", ", unknown));
        }
        this.address = address;
        this.password = password;
    }

    /** Exists at once, also while there is no database. */
    HikariDataSource pool() {
        // By default a connection that was used in the last 500 ms is trusted. After a restart of the database that is
        // a
        // failed request for each of them; asking always costs a tenth of a millisecond.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(source(Map.of(
                PGProperty.CONNECT_TIMEOUT, SOCKET_SECONDS,
                PGProperty.SOCKET_TIMEOUT, SOCKET_SECONDS,
                PGProperty.OPTIONS, SERVER_SIDE)));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(TAKE_MILLIS);
        config.setValidationTimeout(VALIDATE_MILLIS);
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
            throw new InvalidConnectionString(name + " has a value that PostgreSQL's driver does not know");
        }
    }
}
