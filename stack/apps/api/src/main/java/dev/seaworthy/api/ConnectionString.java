package dev.seaworthy.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The address of the database, as libpq's connection string.
 *
 * @param options the other parameters, by libpq's keywords
 * @see <a href="https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING">Connection Strings</a>
 */
record ConnectionString(
        String host, int port, String database, String user, Optional<String> password, Map<String, String> options) {

    private static final int DEFAULT_PORT = 5432;

    /** @throws InvalidConnectionString if the text has neither of libpq's two forms, or no host or user */
    static ConnectionString parse(String text) {
        Map<String, String> parameters =
                new TreeMap<>(UriForm.fits(text) ? UriForm.parse(text) : KeyValueForm.parse(text));
        String host = required(parameters, "host");
        String user = required(parameters, "user");
        int port = port(parameters.remove("port"));
        String database = Optional.ofNullable(parameters.remove("dbname")).orElse(user);
        Optional<String> password = Optional.ofNullable(parameters.remove("password"));
        return new ConnectionString(host, port, database, user, password, Map.copyOf(parameters));
    }

    private static String required(Map<String, String> parameters, String keyword) {
        String value = parameters.remove(keyword);
        if (value == null || value.isEmpty()) {
            throw new InvalidConnectionString(keyword + " is missing");
        }
        return value;
    }

    private static int port(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new InvalidConnectionString("port is not a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    /** A record's own toString would contain the password. */
    @Override
    public String toString() {
        return "%s@%s:%d/%s".formatted(user, host, port, database);
    }
}
