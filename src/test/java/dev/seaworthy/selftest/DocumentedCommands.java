package dev.seaworthy.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the commands in the {@code sh} blocks of the documents for users, operators and contributors. */
public final class DocumentedCommands {
    private static final List<Path> DOCUMENTS = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
            .map(Path::of)
            .toList();
    /** Each document in them, and none below. */
    private static final List<Path> DIRECTORIES = Stream.of("docs", "aws", "bench", "contracts", "stack")
            .map(Path::of)
            .toList();

    private static final Path EXAMPLES = Path.of("examples");
    private static final String BLOCK = "```sh";
    private static final String END = "```";
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)# .*");

    private DocumentedCommands() {}

    /**
     * A command, in one line.
     *
     * @param line in the document
     * @param text without the comment after it
     */
    public record DocumentedCommand(Path document, int line, String text) {
        @Override
        public String toString() {
            return "%s:%d: %s".formatted(document, line, text);
        }
    }

    /** @return the documents whose commands are tested */
    public static List<Path> documents() {
        return Stream.of(
                        DOCUMENTS.stream(),
                        DIRECTORIES.stream().flatMap(directory -> in(directory, 1)),
                        in(EXAMPLES, Integer.MAX_VALUE))
                .flatMap(documents -> documents)
                .toList();
    }

    /** @return the commands of all documents */
    public static List<DocumentedCommand> all() {
        return documents().stream().flatMap(document -> of(document).stream()).toList();
    }

    /** @return the commands of one document */
    static List<DocumentedCommand> of(Path document) {
        List<DocumentedCommand> commands = new ArrayList<>();
        boolean inside = false;
        int number = 0;
        for (String line : lines(document)) {
            number++;
            String command = COMMENT.matcher(line).replaceFirst("").strip();
            if (inside && !command.isEmpty() && !command.equals(END)) {
                commands.add(new DocumentedCommand(document, number, command));
            }
            inside = inside ? !command.equals(END) : command.equals(BLOCK);
        }
        return commands;
    }

    private static Stream<Path> in(Path directory, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
