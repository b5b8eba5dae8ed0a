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

/** What became of all mutants, as a table to read. */
final class Score {
    private static final int SHOWN = 400;

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Instant begun;
    private final Path table;
    private final int all;

    private record Line(MutantFile file, MutantOutcome fate, Duration took) {
        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %.0f | %s |"
                    .formatted(
                            file.name(),
                            String.join(", ", file.mutant().breaks()),
                            fate.kind().name().toLowerCase(Locale.ROOT),
                            cell(fate.by()),
                            took.toMillis() / 1e3,
                            cell(fate.message()));
        }

        private static String cell(String text) {
            String line =
                    text.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
            return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
        }
    }

    /**
     * @param table which is written anew after each, so that a run that is ended early leaves one too
     * @param all how many are to be tried
     */
    Score(Instant begun, Path table, int all) {
        this.begun = begun;
        this.table = table;
        this.all = all;
        write();
    }

    synchronized void add(MutantFile file, MutantOutcome fate, Duration took) {
        lines.add(new Line(file, fate, took));
        write();
        System.out.printf("  %s: %s, %.1f s%n", file.name(), fate.kind(), took.toMillis() / 1e3);
    }

    private void write() {
        Duration total = Duration.between(begun, Instant.now());
        String text = """
                # Mutants: %s

                %d mutants in %d s, %.1f s each.

                | mutant | breaks | fate | seen by | s | message |
                |---|---|---|---|---|---|
                %s
                """.formatted(
                score(),
                lines.size(),
                total.toSeconds(),
                total.toMillis() / 1e3 / Math.max(1, lines.size()),
                lines.stream()
                        .sorted(Comparator.comparing((Line line) -> line.fate().kind() == Kind.KILLED)
                                .thenComparing(
                                        line -> line.file().mutant().breaks().getFirst())
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
        return lines.stream().filter(line -> line.fate().kind() == kind).count();
    }
}
