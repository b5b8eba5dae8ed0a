package dev.seaworthy.bench;

import dev.seaworthy.docker.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that exists during a measurement. */
final class TemporaryDirectory {
    private TemporaryDirectory() {}

    /** Measures something with the files of a directory. */
    interface Measurement<T> {
        T in(Path directory) throws IOException;
    }

    static <T> T with(Measurement<T> measurement) {
        try {
            Path directory = Files.createTempDirectory("seaworthy-bench");
            try {
                return measurement.in(directory);
            } finally {
                DirectoryTree.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
