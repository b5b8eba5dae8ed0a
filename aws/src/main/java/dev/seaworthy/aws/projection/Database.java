package dev.seaworthy.aws.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL in the place of RDS. Like RDS with {@code rds.force_ssl}, it accepts TLS connections only, with a certificate
 * that the client verifies.
 */
final class Database {
    static final String NAME = "database";
    static final String PASSWORD = "db_password";
    static final String AUTHORITY = "rds-ca.pem";
    static final String VOLUME = "database-data";

    private static final String IMAGE = "postgres:18.6";
    private static final List<String> SECRETS = List.of(PASSWORD, "db_certificate", "db_key");
    /** PostgreSQL rejects a key that others could read, and Compose mounts a secret readable by all. */
    private static final String START = """
            install -m 0600 /run/secrets/db_key /tmp/db_key
            printf 'hostssl all all all scram-sha-256\\nlocal all all trust\\n' >/tmp/hba
            exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/run/secrets/db_certificate \
            -c ssl_key_file=/tmp/db_key -c hba_file=/tmp/hba
            """;

    private Database() {}

    static Map<String, Object> settings(String database, String user) {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("POSTGRES_DB", database);
        environment.put("POSTGRES_USER", user);
        environment.put("POSTGRES_PASSWORD_FILE", "/run/secrets/" + PASSWORD);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("image", IMAGE);
        settings.put("user", "999:999");
        settings.put("entrypoint", List.of("bash", "-euc", START));
        settings.put("environment", environment);
        settings.put("read_only", true);
        settings.put("cap_drop", List.of("ALL"));
        settings.put("secrets", SECRETS);
        settings.put("volumes", List.of(VOLUME + ":/var/lib/postgresql"));
        settings.put("tmpfs", List.of("/tmp:mode=1777", "/var/run/postgresql:uid=999,gid=999"));
        settings.put("healthcheck", health(database, user));
        settings.put("restart", "always");
        return settings;
    }

    static List<String> secrets() {
        return SECRETS;
    }

    private static Map<String, Object> health(String database, String user) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put(
                "test",
                List.of(
                        "CMD",
                        "/usr/lib/postgresql/18/bin/pg_isready",
                        "--username=" + user,
                        "--dbname=" + database,
                        "--host=127.0.0.1",
                        "--quiet"));
        health.put("interval", "10s");
        health.put("timeout", "3s");
        health.put("retries", 3);
        health.put("start_period", "60s");
        return health;
    }
}
