package dev.seaworthy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the credentials of the run from the report, so that the report can be shared.
 *
 * @param secrets the lines of the credentials that are at least 12 characters long
 */
record Redaction(List<String> secrets) {
    private static final int SHORTEST = 12;
    /** The certificate is sent to every client anyway, and is useful as evidence. */
    private static final String PUBLIC = "tls_certificate";

    /** @param directory of the run's credentials; if it does not exist, the stack has none */
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
