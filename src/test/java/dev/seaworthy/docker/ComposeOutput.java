package dev.seaworthy.docker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Keeps what Compose says while Testcontainers runs it, which is in its log and not in its exceptions, and shows a line
 * of it every few seconds, so that nobody waits before a silent screen.
 */
final class ComposeOutput extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger COMPOSE = (Logger) LoggerFactory.getLogger("tc.docker");
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int TAIL = 40;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Instant shown = Instant.now();

    ComposeOutput() {
        setContext(COMPOSE.getLoggerContext());
        start();
        COMPOSE.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getFormattedMessage();
        lines.add(line);
        if (!line.isBlank() && shown.plus(SILENCE).isBefore(Instant.now())) {
            shown = Instant.now();
            System.out.println("  " + line.strip());
        }
    }

    /** @return the last lines that say something; in the very last, Compose says what went wrong */
    List<String> tail() {
        List<String> nonBlank = lines.stream().filter(line -> !line.isBlank()).toList();
        return nonBlank.isEmpty()
                ? List.of("Compose nonBlank nothing")
                : nonBlank.subList(Math.max(0, nonBlank.size() - TAIL), nonBlank.size());
    }

    @Override
    public void close() {
        COMPOSE.detachAppender(this);
        stop();
    }
}
