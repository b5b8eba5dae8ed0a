package dev.seaworthy.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.DocumentedCommands.DocumentedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Requirement("HA-08")
final class DocumentedCommandsTest {
    private static final Pattern OTHER_SHELL_BLOCK =
            Pattern.compile("(?m)^\\s*(```+|~~~+)\\s*(bash|shell|console|shell-session|zsh)\\b|^\\s*~~~+sh");

    @TempDir
    private Path directory;

    @Test
    void the_commands_of_the_sh_blocks_are_read_with_their_lines_and_without_comments() throws IOException {
        Path document = Files.writeString(directory.resolve("document.md"), """
                # Title
                ```yaml
                no: command
                ```
                ```sh
                # a comment
                bin/up        # starts the stack
                bin/verify -Dit.test=A#b    # --option: not a part of it

                ```
                no command
                - a list
                  ```sh
                  one | two
                  ```
                """);

        assertThat(DocumentedCommands.of(document))
                .containsExactly(
                        new DocumentedCommand(document, 7, "bin/up"),
                        new DocumentedCommand(document, 8, "bin/verify -Dit.test=A#b"),
                        new DocumentedCommand(document, 14, "one | two"));
    }

    @Test
    void a_command_is_shown_with_its_document_and_line() {
        assertThat(new DocumentedCommand(Path.of("docs/ci.md"), 7, "bin/up")).hasToString("docs/ci.md:7: bin/up");
    }

    @Test
    void the_documents_are_those_of_users_operators_and_contributors() {
        assertThat(DocumentedCommands.documents())
                .contains(
                        Path.of("README.md"),
                        Path.of("CONTRIBUTING.md"),
                        Path.of("SECURITY.md"),
                        Path.of("docs/own-stack.md"),
                        Path.of("aws/README.md"),
                        Path.of("bench/README.md"),
                        Path.of("contracts/README.md"),
                        Path.of("stack/README.md"))
                .doesNotHaveDuplicates();
        assertThat(DocumentedCommands.all()).hasSizeGreaterThan(40);
    }

    @Test
    void every_block_of_shell_commands_is_an_sh_block() {
        assertThat(DocumentedCommands.documents())
                .filteredOn(
                        document -> OTHER_SHELL_BLOCK.matcher(text(document)).find())
                .as("documents with commands that no test reads, since their block is not marked with sh")
                .isEmpty();
    }

    @Test
    void no_command_goes_on_in_the_next_line() {
        List<DocumentedCommand> commands = DocumentedCommands.all();

        assertThat(commands)
                .as("commands of several lines, which are read as several commands")
                .noneMatch(command -> command.text().endsWith("\\"));
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
