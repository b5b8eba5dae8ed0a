package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the probe that copies files of other users. */
final class CopyScriptTest {
    @TempDir
    private Path directory;

    private Path source;

    @BeforeEach
    void write() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        Path secret = Files.writeString(source.resolve("secret"), "correct-horse");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("secret"));
    }

    @Test
    void copies_files_with_modes_and_links() throws IOException {
        Path copy = directory.resolve("copy");

        assertThat(copy(1 << 20, copy).exit()).isZero();
        assertThat(copy.resolve("secret")).hasContent("correct-horse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("secret"))))
                .isEqualTo("rw-r-----");
        assertThat(copy.resolve("link")).isSymbolicLink();
    }

    @Test
    void a_directory_that_is_too_large_is_refused_with_the_limit() {
        Path copy = directory.resolve("copy");

        assertThat(copy(10, copy))
                .returns(1, CommandResult::exit)
                .returns("larger than 10 bytes; mount a smaller directory\n", CommandResult::errors);
        assertThat(copy).doesNotExist();
    }

    private CommandResult copy(long largest, Path copy) {
        return Command.of(
                        Duration.ofSeconds(10),
                        "bash",
                        "src/test/resources/probe/copy",
                        Long.toString(largest),
                        source.toString(),
                        copy.toString())
                .end();
    }
}
