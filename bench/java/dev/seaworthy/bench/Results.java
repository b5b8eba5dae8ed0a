package dev.seaworthy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the results of a run as Markdown, beside the plots that belong to them. */
final class Results {
    private final Path directory;
    private final List<String> sections = new ArrayList<>();

    /** @param host what the figures depend on, such as the engine's version and the host's speed, by name */
    Results(Path directory, Map<String, String> host) {
        this.directory = directory;
        sections.add("# Benchmarks\n\n"
                + host.entrySet().stream()
                        .map(fact -> "- %s: %s".formatted(fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining("\n"))
                + "\n\nEach figure is the median, with the smallest and the largest of n measurements.");
    }

    /** Adds the rows of a benchmark. */
    void add(String title, List<Row> rows) {
        note("## %s%n%n| quantity | measured | unit | budget | |%n|---|---|---|---|---|%n%s"
                .formatted(title, rows.stream().map(Results::line).collect(Collectors.joining("\n"))));
    }

    /** Adds a text below what was added last, such as the reason why there are no rows. */
    void note(String markdown) {
        sections.add(markdown);
        write("bench.md", String.join("\n\n", sections) + "\n");
    }

    /** Writes a file beside the tables. */
    void write(String name, String content) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(row.what(), row.measured(), row.unit(), row.budget().text(), row.verdict());
    }
}
