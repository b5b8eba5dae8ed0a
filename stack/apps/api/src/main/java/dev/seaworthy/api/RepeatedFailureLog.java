package dev.seaworthy.api;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs the failures of an operation that is repeated: each reason once, until the operation succeeds. An outage is
 * logged without its stack trace, and as a warning only if it lasts; every other failure is an error.
 */
final class RepeatedFailureLog {

    /** A new database accepts connections after some 10 s, on a busy host after twice that. */
    static final Duration USUAL_START = Duration.ofSeconds(30);

    private final Logger logger;
    private final String operation;
    private final Set<Entry> logged = new HashSet<>();

    /** @param operation in the log messages, as in "{operation} failed" */
    RepeatedFailureLog(Logger logger, String operation) {
        this.logger = logger;
        this.operation = operation;
    }

    /** @param elapsed since the first attempt */
    void failed(Throwable failure, Duration elapsed) {
        level(failure, elapsed)
                .ifPresent(level -> logger.atLevel(level)
                        .setCause(level == Level.ERROR ? failure : null)
                        .log("{} failed, it will be retried: {}", operation, RootCause.of(failure)));
    }

    synchronized void succeeded() {
        logged.clear();
    }

    /** Empty if this reason was logged on this level since the last success. */
    synchronized Optional<Level> level(Throwable failure, Duration elapsed) {
        Entry entry = new Entry(RootCause.of(failure), severity(failure, elapsed));
        return logged.add(entry) ? Optional.of(entry.level()) : Optional.empty();
    }

    private static Level severity(Throwable failure, Duration elapsed) {
        if (!Outages.isOutage(failure)) {
            return Level.ERROR;
        }
        return elapsed.compareTo(USUAL_START) < 0 ? Level.INFO : Level.WARN;
    }

    private record Entry(String reason, Level level) {}
}
