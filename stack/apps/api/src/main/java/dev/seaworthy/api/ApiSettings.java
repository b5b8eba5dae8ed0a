package dev.seaworthy.api;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import dev.seaworthy.common.LogLevel;
import dev.seaworthy.common.VersionResponse;
import java.nio.file.Path;
import java.util.Optional;

/** An API's settings, from its environment variables. */
record ApiSettings(
        Database database,
        Redis cache,
        Redis messages,
        Path configuration,
        Optional<LogLevel> logLevel,
        VersionResponse version) {

    private static final String DATABASE = "DBCONNECTIONSTRING";
    private static final String DATABASE_FORM =
            "\"host=database dbname=seaworthy user=seaworthy\" or \"postgresql://user@host:port/database\"";

    /** @throws InvalidEnvironment for the first variable that is missing or invalid */
    static ApiSettings from(Environment environment) {
        return new ApiSettings(
                database(environment),
                Redis.from(environment, "CACHE"),
                Redis.from(environment, "MESSAGES"),
                Path.of(environment.required(
                        "CONFIG_FILE", "the path of the configuration, such as /etc/seaworthy/api.yaml")),
                LogLevel.from(environment),
                VersionResponse.from(environment));
    }

    private static Database database(Environment environment) {
        try {
            ConnectionString address = ConnectionString.parse(environment.required(DATABASE, DATABASE_FORM));
            String password = address.password().orElseGet(() -> environment.secret("DB_PASSWORD_FILE"));
            return new Database(address, password);
        } catch (InvalidConnectionString e) {
            throw new InvalidEnvironment(DATABASE, DATABASE_FORM + ", but " + e.getMessage());
        }
    }
}
