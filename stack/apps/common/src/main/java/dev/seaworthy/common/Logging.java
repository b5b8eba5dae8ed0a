package dev.seaworthy.common;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Configures the log on stdout: the application's events with a prefix, one per line, and the request log without one,
 * in the common log format, so that standard tools can parse it. In code because parsing logback.xml takes a noticeable
 * part of the start with half a CPU.
 */
public final class Logging extends ContextAwareBase implements Configurator {

    static final String APPLICATION = "dev.seaworthy";
    static final String REQUESTS = "requests";

    private static final String EVENT = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %msg%n";
    private static final String LINE = "%msg%n";

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(stdout(loggers, EVENT));
        loggers.getLogger(APPLICATION).setLevel(Level.INFO);
        // These log each failed attempt, some with a stack trace; the application logs the start and the end of an
        // outage.
        loggers.getLogger("org.flywaydb").setLevel(Level.OFF);
        loggers.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        loggers.getLogger("redis.clients.jedis").setLevel(Level.ERROR);

        Logger requests = loggers.getLogger(REQUESTS);
        requests.setLevel(Level.INFO);
        requests.setAdditive(false);
        requests.addAppender(stdout(loggers, LINE));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> stdout(LoggerContext loggers, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(loggers);
        encoder.setPattern(pattern);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(loggers);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
