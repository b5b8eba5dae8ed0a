package dev.seaworthy.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The heading of {@code mutants.md}, which only a run of the mutants writes. */
final class MutationScore {
    private static final String FILE = "mutants.md";

    private MutationScore() {}

    /** @param reports the directory of the run's reports */
    static Html in(Path reports) {
        Path file = reports.resolve(FILE);
        if (Files.notExists(file)) {
            return Html.NONE;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(heading -> Html.of(
                            "<h3>Mutation score</h3>\n<p>%s. The file %s has each mutant with its outcome.</p>\n",
                            heading.replaceFirst("^# ", ""), file.getFileName()))
                    .orElse(Html.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
