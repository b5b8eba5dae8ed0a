package dev.seaworthy.selftest.mutants;

import dev.seaworthy.contract.yaml.InvalidFileException;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mutant and its name.
 *
 * @param name the file name without its extension
 */
public record MutantFile(String name, Mutant mutant) {
    private static final Path DIRECTORY = Path.of("src/test/resources/mutants");
    private static final String ENDING = ".yaml";

    /**
     * @return all mutants, by name
     * @throws InvalidFileException for the first invalid file
     */
    public static List<MutantFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(MutantFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @return all mutants, or those whose names contain one of the words in {@code -Dmutants=port,TLS}
     * @throws IllegalArgumentException if a word is in no name
     */
    static List<MutantFile> selected() {
        return selected(all(), System.getProperty("mutants", ""));
    }

    static List<MutantFile> selected(List<MutantFile> all, String words) {
        List<String> selected = List.of(words.split(",", -1));
        selected.stream()
                .filter(word -> word.isBlank() && selected.size() > 1
                        || all.stream().noneMatch(file -> file.name().contains(word)))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException(
                            "-Dmutants: no mutant has \"%s\" in its name; the names are the files in %s"
                                    .formatted(word, DIRECTORY));
                });
        return all.stream()
                .filter(file -> selected.stream().anyMatch(file.name()::contains))
                .toList();
    }

    /** @return the obligation that must be reported as violated, as {@code Class.method} */
    public String obligation() {
        return mutant.seenBy().check() + "." + mutant.seenBy().obligation();
    }

    /** @throws InvalidFileException with file, line, key and reason in one sentence */
    static MutantFile read(Path file) {
        String name = file.getFileName().toString();
        return new MutantFile(name.substring(0, name.length() - ENDING.length()), StrictYaml.read(file, Mutant.class));
    }

    @Override
    public String toString() {
        return name.replace('-', ' ');
    }
}
