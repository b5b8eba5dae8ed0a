package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.common.LogLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    @TempDir
    private Path directory;

    private Path file;
    private ConfigurationFile configuration;
    private Edit whileSettling = () -> {};

    @BeforeEach
    void a_valid_file() throws IOException {
        file = Files.writeString(directory.resolve("api.yaml"), "motd: ahoy\nlog-level: warn\n");
        configuration = new ConfigurationFile(file, Optional.empty(), () -> whileSettling.run());
        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "warn", null));
    }

    @Test
    void an_edit_in_place_takes_effect_immediately() throws IOException {
        Files.writeString(file, "motd: avast\n");

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("avast", "info", null));
    }

    @Test
    void a_replaced_file_takes_effect_immediately() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "motd: avast\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(configuration.refresh().motd()).isEqualTo("avast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a comment",
                "motd",
                "- motd",
                "mtod: misspelt",
                "motd: 7",
                "motd: [a, b]",
                "motd: \"not closed",
                "motd: twice\nmotd: twice",
                "log-level: loud",
                "log-level: INFO",
                "motd: All han",
                "motd: all hands\nlog-level: info",
            })
    void an_invalid_edit_keeps_the_last_valid_configuration_and_is_reported(String edit) throws IOException {
        Files.writeString(file, edit);

        ConfigurationFile.State state = configuration.refresh();

        assertThat(state.motd()).isEqualTo("ahoy");
        assertThat(state.logLevel()).isEqualTo("warn");
        assertThat(state.error()).isNotBlank();
    }

    @Test
    void an_unknown_key_is_named() throws IOException {
        Files.writeString(file, "mtod: misspelt");

        assertThat(configuration.refresh().error()).isEqualTo("unknown key mtod, the known keys are log-level, motd");
    }

    @Test
    void a_file_that_is_restored_is_valid_again() throws IOException {
        byte[] good = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(configuration.refresh().error()).isEqualTo("the file cannot be read");

        Files.write(file, good);

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "warn", null));
    }

    @Test
    void without_a_valid_file_there_are_defaults_and_an_error() {
        ConfigurationFile never = new ConfigurationFile(directory.resolve("never"), Optional.empty());

        assertThat(never.refresh()).isEqualTo(new ConfigurationFile.State("", "info", "the file cannot be read"));
    }

    @Test
    void a_level_from_the_environment_takes_precedence() {
        ConfigurationFile fixed = new ConfigurationFile(file, Optional.of(LogLevel.ERROR), () -> {});

        assertThat(fixed.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "error", null));
    }

    @Test
    void the_first_file_after_the_start_may_lack_a_newline_at_its_end() throws IOException {
        Files.writeString(file, "motd: avast");

        assertThat(new ConfigurationFile(file, Optional.empty(), () -> {}).refresh())
                .isEqualTo(new ConfigurationFile.State("avast", "info", null));
    }

    @Test
    void an_edit_without_a_newline_at_its_end_is_rejected() throws IOException {
        Files.writeString(file, "motd: All han");

        assertThat(configuration.refresh())
                .isEqualTo(new ConfigurationFile.State("ahoy", "warn", "the file does not end with a newline"));
    }

    @Test
    void an_edit_that_is_read_half_written_takes_effect_when_it_is_complete() throws IOException {
        Files.writeString(file, "motd: all hands\n");
        whileSettling = once(() -> Files.writeString(file, "log-level: debug\n", StandardOpenOption.APPEND));

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("all hands", "debug", null));
    }

    @Test
    void an_edit_that_is_read_truncated_takes_effect_when_it_is_complete() throws IOException {
        Files.writeString(file, "");
        whileSettling = once(() -> Files.writeString(file, "motd: avast\n"));

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("avast", "info", null));
    }

    @Test
    void a_file_that_changes_continuously_keeps_the_last_valid_configuration() throws IOException {
        AtomicInteger writes = new AtomicInteger();
        whileSettling = () -> Files.writeString(file, "motd: \"%d\"\n".formatted(writes.incrementAndGet()));
        Files.writeString(file, "motd: avast\n");

        ConfigurationFile.State expected =
                new ConfigurationFile.State("ahoy", "warn", "the file is still being written");
        assertThat(configuration.refresh()).isEqualTo(expected);
        assertThat(configuration.refresh()).isEqualTo(expected);
        assertThat(writes).as("the second request does not wait").hasValue(2);
    }

    @Test
    void a_changed_file_is_read_again_after_100_ms() throws IOException {
        ConfigurationFile real = new ConfigurationFile(file, Optional.empty());

        long startedAt = System.nanoTime();
        assertThat(real.refresh().motd()).isEqualTo("ahoy");

        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    private Edit once(Edit edit) {
        return () -> {
            whileSettling = () -> {};
            edit.write();
        };
    }

    @FunctionalInterface
    private interface Edit {
        void write() throws IOException;

        default void run() {
            try {
                write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
