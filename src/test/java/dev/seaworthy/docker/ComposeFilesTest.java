package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComposeFilesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compose.yaml                                     | compose.yaml
            docker-compose.yml docker-compose.yaml           | docker-compose.yml
            compose.yaml docker-compose.yml                  | compose.yaml
            compose.yaml compose.override.yaml               | compose.yaml compose.override.yaml
            docker-compose.yml docker-compose.override.yml   | docker-compose.yml docker-compose.override.yml
            """)
    void the_file_and_its_override_are_found_in_the_order_of_Compose(String existing, String expected)
            throws IOException {
        for (String name : existing.split(" ")) {
            Files.createFile(directory.resolve(name));
        }

        assertThat(ComposeFiles.in(directory).files()).isEqualTo(in(expected));
    }

    @Test
    void the_env_file_lists_files_and_profiles() throws IOException {
        Files.createFile(directory.resolve("compose.yaml"));
        Files.writeString(directory.resolve(".env"), """
                # COMPOSE_FILE=none.yml
                PORT=80
                COMPOSE_FILE="base.yml:more/extra.yml"
                COMPOSE_PROFILES=debug,metrics
                """);

        assertThat(ComposeFiles.in(directory).files()).isEqualTo(in("base.yml more/extra.yml"));
        assertThat(ComposeFiles.in(directory).profiles()).hasValue("debug,metrics");
    }

    @Test
    void a_directory_without_a_Compose_file_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> ComposeFiles.in(directory))
                .withMessage(
                        "no Compose file in %s: expected one of compose.yaml, compose.yml, docker-compose.yml, "
                                + "docker-compose.yaml",
                        directory);
    }

    private List<Path> in(String names) {
        return List.of(names.split(" ")).stream().map(directory::resolve).toList();
    }
}
