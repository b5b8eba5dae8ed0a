package dev.seaworthy.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code verdict.json} of a run, for programs that read its result.
 *
 * @param verdict of the whole run
 * @param seconds duration of the run
 * @param counts the number of rows by outcome as text, such as {@code 61 hold, 2 skipped}
 * @param rows every row that was judged or skipped
 */
public record VerdictFile(Outcome verdict, long seconds, String counts, List<RunRow> rows) {
    private static final String NAME = "verdict.json";

    public VerdictFile {
        rows = List.copyOf(rows);
    }

    static VerdictFile of(RunVerdict run) {
        return new VerdictFile(run.verdict(), run.time().toSeconds(), RunVerdict.counts(run.rows()), run.rows());
    }

    /**
     * @param reports the directory of the run's reports
     * @return empty if the run did not finish
     */
    public static Optional<VerdictFile> in(Path reports) {
        Path file = reports.resolve(NAME);
        return Files.exists(file)
                ? Optional.of(JsonMapper.shared().readValue(file.toFile(), VerdictFile.class))
                : Optional.empty();
    }

    void write(Path reports) {
        try {
            Files.writeString(
                    reports.resolve(NAME),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
