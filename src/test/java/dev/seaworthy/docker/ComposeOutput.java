package dev.seaworthy.docker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Records the output of Compose while Testcontainers runs it, because Testcontainers logs it and leaves it out of its
 * exceptions. Prints a line of it every few seconds, so that a long start shows progress.
 */
final class ComposeOutput extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger COMPOSE = (Logger) LoggerFactory.getLogger("tc.docker");
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int TAIL = 40;
    private static final Pattern ERROR = Pattern.compile("\\b(error|failed)\\b", Pattern.CASE_INSENSITIVE);

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

    /** @return the last non-blank lines */
    List<String> tail() {
        List<String> nonBlank = lines.stream().filter(line -> !line.isBlank()).toList();
        return nonBlank.isEmpty()
                ? List.of("Compose wrote no output")
                : nonBlank.subList(Math.max(0, nonBlank.size() - TAIL), nonBlank.size());
    }

    /**
     * @param tail the last lines of Compose's output
     * @return the line with the error: the last one that names an error, since BuildKit prints an excerpt of the
     *     Dockerfile after it; if none does, the last line; empty if there are none
     */
    static Optional<String> error(List<String> tail) {
        return Stream.of(tail.stream().filter(line -> ERROR.matcher(line).find()), tail.stream())
                .map(lines -> lines.reduce((earlier, later) -> later))
                .flatMap(Optional::stream)
                .findFirst()
                .map(String::strip);
    }

    @Override
    public void close() {
        COMPOSE.detachAppender(this);
        stop();
    }
}
