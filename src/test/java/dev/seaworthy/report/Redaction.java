package dev.seaworthy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the run's own credentials out of the report: nobody may have to think whether a report can be shown around.
 *
 * @param secrets each line of each credential that is long enough to be one
 */
record Redaction(List<String> secrets) {
    private static final int SHORTEST = 12;
    /** Shown to every client anyway, and useful in evidence. */
    private static final String PUBLIC = "tls_certificate";

    /** @param directory of the run's credentials; a stack that makes none has none to hide */
    static Redaction of(Path directory) {
        if (Files.notExists(directory)) {
            return new Redaction(List.of());
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new Redaction(
                    files.filter(file -> !file.getFileName().toString().equals(PUBLIC))
                            .flatMap(Redaction::lines)
                            .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }
}
