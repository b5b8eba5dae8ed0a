package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @Test
    void a_missing_variable_is_named_with_what_is_expected_of_it() {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> new Environment(Map.of("NAME", " ")).required("NAME", "the name of the service"))
                .withMessage("NAME: expected the name of the service, but it is not set");
    }

    @Test
    void a_secret_is_read_without_the_line_break_at_its_end(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "anchor\n");

        assertThat(new Environment(Map.of("PASSWORD_FILE", file.toString())).secret("PASSWORD_FILE"))
                .isEqualTo("anchor");
    }

    @Test
    void an_unreadable_or_empty_secret_is_refused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Environment environment = new Environment(Map.of("EMPTY", empty.toString(), "MISSING", empty + ".not-there"));

        assertThatExceptionOfType(InvalidEnvironment.class).isThrownBy(() -> environment.secret("EMPTY"));
        assertThatExceptionOfType(InvalidEnvironment.class).isThrownBy(() -> environment.secret("MISSING"));
    }
}
