package dev.seaworthy.selftest.mutants;

import dev.seaworthy.selftest.mutants.MutantOutcome.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Writes the outcomes of all mutants and the mutation score as a Markdown table. */
final class Score {
    private static final int SHOWN = 400;

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Instant begun;
    private final Path table;
    private final int all;

    private record Line(MutantFile file, MutantOutcome outcome, Duration took) {
        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %.0f | %s |"
                    .formatted(
                            file.name(),
                            String.join(", ", file.mutant().breaks()),
                            outcome.kind().name().toLowerCase(Locale.ROOT),
                            cell(outcome.by()),
                            took.toMillis() / 1e3,
                            cell(outcome.message()));
        }

        private static String cell(String text) {
            String line =
                    text.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
            return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
        }
    }

    /**
     * @param table the file; rewritten after each mutant, so that an aborted run leaves a table too
     * @param all the number of mutants to run
     */
    Score(Instant begun, Path table, int all) {
        this.begun = begun;
        this.table = table;
        this.all = all;
        write();
    }

    synchronized void add(MutantFile file, MutantOutcome outcome, Duration took) {
        lines.add(new Line(file, outcome, took));
        write();
        System.out.printf("  %s: %s, %.1f s%n", file.name(), outcome.kind(), took.toMillis() / 1e3);
    }

    private void write() {
        Duration total = Duration.between(begun, Instant.now());
        String text = """
                # Mutants: %s

                %d mutants in %d s, %.1f s each.

                | mutant | breaks | outcome | seen by | s | message |
                |---|---|---|---|---|---|
                %s
                """.formatted(
                        score(),
                        lines.size(),
                        total.toSeconds(),
                        total.toMillis() / 1e3 / Math.max(1, lines.size()),
                        lines.stream()
                                .sorted(Comparator.comparing(
                                                (Line line) -> line.outcome().kind() == Kind.KILLED)
                                        .thenComparing(line ->
                                                line.file().mutant().breaks().getFirst())
                                        .thenComparing(line -> line.file().name()))
                                .map(Line::toString)
                                .collect(Collectors.joining("\n")));
        try {
            Files.createDirectories(table.getParent());
            Files.writeString(table, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String score() {
        long killed = count(Kind.KILLED);
        return "%d of %d killed (%d %%), %d unexplained, %d survived, %d broken"
                .formatted(
                        killed,
                        all,
                        100 * killed / Math.max(1, all),
                        count(Kind.UNEXPLAINED),
                        count(Kind.SURVIVED),
                        count(Kind.BROKEN));
    }

    private long count(Kind kind) {
        return lines.stream().filter(line -> line.outcome().kind() == kind).count();
    }
}
