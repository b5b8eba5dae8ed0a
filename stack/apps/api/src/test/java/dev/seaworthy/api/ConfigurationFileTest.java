package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.common.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
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

    @BeforeEach
    void a_good_file() throws IOException {
        file = Files.writeString(directory.resolve("api.yaml"), "motd: ahoy\nlog-level: warn\n");
        configuration = new ConfigurationFile(file, Optional.empty());
        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "warn", null));
    }

    @Test
    void an_edit_in_place_shows_at_once() throws IOException {
        Files.writeString(file, "motd: avast\n");

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("avast", "info", null));
    }

    @Test
    void a_replacement_by_rename_shows_at_once() throws IOException {
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
            })
    void a_broken_edit_keeps_the_last_good_configuration_and_says_why(String edit) throws IOException {
        Files.writeString(file, edit);

        ConfigurationFile.State state = configuration.refresh();

        assertThat(state.motd()).isEqualTo("ahoy");
        assertThat(state.logLevel()).isEqualTo("warn");
        assertThat(state.error()).isNotBlank();
    }

    @Test
    void an_unknown_key_is_named() throws IOException {
        Files.writeString(file, "mtod: misspelt");

        assertThat(configuration.refresh().error()).isEqualTo("unknown key mtod, known are log-level, motd");
    }

    @Test
    void a_file_that_returns_unchanged_is_good_again() throws IOException {
        byte[] good = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(configuration.refresh().error()).isEqualTo("the file cannot be read");

        Files.write(file, good);

        assertThat(configuration.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "warn", null));
    }

    @Test
    void without_a_good_file_there_are_defaults_and_a_reason() {
        ConfigurationFile never = new ConfigurationFile(directory.resolve("never"), Optional.empty());

        assertThat(never.refresh()).isEqualTo(new ConfigurationFile.State("", "info", "the file cannot be read"));
    }

    @Test
    void a_level_from_the_environment_wins() {
        ConfigurationFile fixed = new ConfigurationFile(file, Optional.of(LogLevel.ERROR));

        assertThat(fixed.refresh()).isEqualTo(new ConfigurationFile.State("ahoy", "error", null));
    }
}
