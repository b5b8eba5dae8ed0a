package dev.seaworthy.api;

import dev.seaworthy.common.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in a file that is edited while the API runs. Read for every request, because notifications of
 * changes do not reach a container reliably; parsed only if its bytes have changed. An invalid edit changes nothing but
 * the reported error.
 *
 * <p>An edit in place is read while it is being written, and half of a file can be valid. Therefore a changed file is
 * accepted only after two reads, {@link #SETTLE_TIME} apart, that return the same bytes, and only if its last line ends
 * with a newline: a writer that pauses longer usually pauses within a line. The request that finds the change waits for
 * that, and so do those that come meanwhile: the edit takes effect in the next response.
 */
final class ConfigurationFile {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);

    /** Longer than an editor takes between two of its writes. */
    private static final Duration SETTLE_TIME = Duration.ofMillis(100);
    /** Limits the wait of a request to 200 ms: with the timeout of a store it must respond within 2 s. */
    private static final int MAX_READS = 2;
    /** A file that changes continuously delays one request per second, not every request. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final Path file;
    private final Optional<LogLevel> fixedLevel;
    private final Pause settling;
    private byte[] checked;
    private Configuration valid = Configuration.DEFAULT;
    /** Whether the next valid file is an edit, and not the first one after the start. */
    private boolean edited;

    private Optional<String> error = Optional.empty();
    private Optional<Long> retryAt = Optional.empty();

    /** @param fixedLevel takes precedence over the file's log level */
    ConfigurationFile(Path file, Optional<LogLevel> fixedLevel) {
        this(file, fixedLevel, () -> Thread.sleep(SETTLE_TIME));
    }

    ConfigurationFile(Path file, Optional<LogLevel> fixedLevel, Pause settling) {
        this.file = file;
        this.fixedLevel = fixedLevel;
        this.settling = settling;
    }

    /** Reads the file, and applies a changed one. */
    synchronized State refresh() {
        if (retryAt.isEmpty() || System.nanoTime() - retryAt.get() >= 0) {
            retryAt = Optional.empty();
            try {
                refreshFrom(Files.readAllBytes(file));
            } catch (IOException e) {
                reject("the file cannot be read");
            }
        }
        return new State(valid.motd(), level().text(), error.orElse(null));
    }

    private void refreshFrom(byte[] bytes) throws IOException {
        if (Arrays.equals(bytes, checked)) {
            return;
        }
        Optional<byte[]> settled = settled(bytes);
        if (settled.isEmpty()) {
            reject("the file is still being written");
            retryAt = Optional.of(System.nanoTime() + RETRY_INTERVAL.toNanos());
        } else if (!Arrays.equals(settled.get(), checked)) {
            accept(settled.get());
            checked = settled.get();
        }
    }

    /** The bytes that two consecutive reads returned; empty if no two of {@link #MAX_READS} do. */
    private Optional<byte[]> settled(byte[] first) throws IOException {
        byte[] last = first;
        try {
            for (int read = 0; read < MAX_READS; read++) {
                settling.await();
                byte[] next = Files.readAllBytes(file);
                if (Arrays.equals(last, next)) {
                    return Optional.of(next);
                }
                last = next;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void accept(byte[] bytes) {
        try {
            Configuration parsed = ConfigurationParser.parse(bytes);
            if (edited && bytes[bytes.length - 1] != '\n') {
                throw new InvalidConfiguration("the file does not end with a newline");
            }
            valid = parsed;
            edited = true;
            error = Optional.empty();
            level().apply();
            LOG.info("the configuration in {} is applied", file);
        } catch (InvalidConfiguration e) {
            reject(e.getMessage());
        }
    }

    private void reject(String reason) {
        checked = null;
        if (!error.equals(Optional.of(reason))) {
            LOG.warn("{} is refused, the last valid configuration stays in effect: {}", file, reason);
            error = Optional.of(reason);
        }
    }

    private LogLevel level() {
        return fixedLevel.orElse(valid.logLevel());
    }

    /** Waits between two reads. */
    @FunctionalInterface
    interface Pause {
        void await() throws InterruptedException;
    }

    /**
     * The response of {@code /config}.
     *
     * @param error why the last edit is refused; null if it is in effect
     */
    record State(String motd, String logLevel, String error) {}
}
