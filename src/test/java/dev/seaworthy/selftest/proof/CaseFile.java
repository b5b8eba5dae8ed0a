package dev.seaworthy.selftest.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.contract.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small stack of somebody else in {@code src/test/resources/cases}, and the verdicts that are right for it. */
public record CaseFile(Path directory) {
    private static final Path ALL = Path.of("src/test/resources/cases");

    /**
     * A row that must be reported, and no other.
     *
     * @param row the check, its method and the row, as a nested run reports them
     * @param says a text that the message must contain
     */
    record Row(
            @JsonProperty(required = true) String row,
            @JsonProperty(required = true) String says) {
        private String obligation() {
            String title = row.replaceFirst(" \\[.*", "");
            return title.replaceFirst(" › ", ".").replace(' ', '_');
        }
    }

    /**
     * The expected result; a file with this content is missing if every promise must hold.
     *
     * @param violated all rows that are violated
     * @param inconclusive all rows that are inconclusive, apart from those of sick services
     * @param sick services of which any other row may be inconclusive
     * @param hidden a text that must not be anywhere in the report; empty for none
     */
    record Expected(List<Row> violated, List<Row> inconclusive, List<String> sick, String hidden) {
        /** Every promise holds. */
        static final Expected NONE = new Expected(null, null, null, null);

        Expected {
            violated = violated == null ? List.of() : List.copyOf(violated);
            inconclusive = inconclusive == null ? List.of() : List.copyOf(inconclusive);
            sick = sick == null ? List.of() : List.copyOf(sick);
            hidden = hidden == null ? "" : hidden;
        }

        /** @param row as in {@link Row} */
        boolean isOfSickService(String row) {
            return sick.stream().anyMatch(service -> row.matches(".*\\[%s\\b.*".formatted(Pattern.quote(service))));
        }
    }

    /** How bin/verify must refuse a case whose contract is invalid: this is the end of its only line. */
    record Refusal(@JsonProperty(required = true) String message) {}

    /**
     * @param kind the directory of the cases
     * @return the cases, or those whose names contain one of the words in {@code -Dcases=port,tmpfs}
     */
    static List<CaseFile> selected(String kind) {
        Predicate<String> selection = CaseSelection.current();
        return all(kind).stream().filter(file -> selection.test(file.name())).toList();
    }

    static List<CaseFile> all(String kind) {
        try (Stream<Path> directories = Files.list(ALL.resolve(kind))) {
            return directories.sorted().map(CaseFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the obligations that at least one case violates, as {@code Check.method} */
    public static Set<String> violatedObligations() {
        return all("violated").stream()
                .flatMap(file -> file.expected().violated().stream())
                .map(Row::obligation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Expected expected() {
        return Files.exists(file()) ? StrictYaml.read(file(), Expected.class) : Expected.NONE;
    }

    Refusal refusal() {
        return StrictYaml.read(file(), Refusal.class);
    }

    private Path file() {
        return directory.resolve("expected.yaml");
    }

    String name() {
        return directory.getFileName().toString();
    }

    @Override
    public String toString() {
        return name().replace('-', ' ');
    }
}
