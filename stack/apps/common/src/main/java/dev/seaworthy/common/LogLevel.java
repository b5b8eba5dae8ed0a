package dev.seaworthy.common;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The level of an application's log. The request log does not depend on it, except that health checks need debug. */
public enum LogLevel {
    ERROR(Level.ERROR),
    WARN(Level.WARN),
    INFO(Level.INFO),
    DEBUG(Level.DEBUG);

    /** For error messages. */
    public static final String CHOICE = "error, warn, info or debug";

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    public static Optional<LogLevel> of(String text) {
        return Stream.of(values()).filter(level -> level.text().equals(text)).findFirst();
    }

    /** @throws InvalidEnvironment if LOG_LEVEL is set to another value */
    public static Optional<LogLevel> from(Environment environment) {
        return environment
                .optional("LOG_LEVEL")
                .map(text -> of(text).orElseThrow(() -> new InvalidEnvironment("LOG_LEVEL", CHOICE)));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public void apply() {
        logger(Logging.APPLICATION).setLevel(level);
        logger(Logging.REQUESTS).setLevel(this == DEBUG ? Level.DEBUG : Level.INFO);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
