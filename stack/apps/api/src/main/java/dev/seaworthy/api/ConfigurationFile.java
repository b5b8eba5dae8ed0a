package dev.seaworthy.api;

import dev.seaworthy.common.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration in a file that is edited while the API runs. Read on every request, because notifications of
 * changes do not reach into a container reliably; parsed only when its bytes differ from the last. A broken edit
 * changes nothing but the reported error.
 */
final class ConfigurationFile {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);

    private final Path file;
    private final Optional<LogLevel> fixedLevel;
    private byte[] seen;
    private Configuration good = Configuration.DEFAULT;
    private Optional<String> error = Optional.empty();

    /** @param fixedLevel wins over the file's log level */
    ConfigurationFile(Path file, Optional<LogLevel> fixedLevel) {
        this.file = file;
        this.fixedLevel = fixedLevel;
    }

    /** Reads the file again if need be, and puts its log level into force. */
    synchronized State refresh() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!Arrays.equals(bytes, seen)) {
                seen = bytes;
                accept(bytes);
            }
        } catch (IOException e) {
            seen = null;
            refuse("the file cannot be read");
        }
        return new State(good.motd(), level().text(), error.orElse(null));
    }

    private void accept(byte[] bytes) {
        try {
            good = ConfigurationParser.parse(bytes);
            error = Optional.empty();
            level().apply();
            LOG.info("the configuration is taken over from {}", file);
        } catch (InvalidConfiguration e) {
            refuse(e.getMessage());
        }
    }

    private void refuse(String reason) {
        if (!error.equals(Optional.of(reason))) {
            LOG.warn("{} is refused, the last good configuration stays in force: {}", file, reason);
            error = Optional.of(reason);
        }
    }

    private LogLevel level() {
        return fixedLevel.orElse(good.logLevel());
    }

    /**
     * What {@code /config} answers.
     *
     * @param error why the newest edit is refused; null if it is in force
     */
    record State(String motd, String logLevel, String error) {}
}
