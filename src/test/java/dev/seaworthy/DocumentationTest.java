package dev.seaworthy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links of the Markdown files lead to files and headings, and the check classes that they name exist. */
@Requirement("HARNESS-10")
final class DocumentationTest {
    private static final List<String> GENERATED = List.of("target", "reports", "node_modules");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CHECK = Pattern.compile("`([A-Z]\\w+Check)`");
    /** Pages of GitHub, beside those of the repository's files. */
    private static final String OUTSIDE = "../../";

    @Test
    void every_relative_link_leads_to_a_file_and_a_heading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            CODE_BLOCK
                    .matcher(Files.readString(document))
                    .replaceAll("")
                    .lines()
                    .flatMap(line -> LINK.matcher(line).results())
                    .filter(link -> !isOfGitHub(document, link.group(1)))
                    .forEach(link -> reason(document, link).ifPresent(broken::add));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_check_that_a_document_names_exists() throws IOException {
        List<String> checks = classes();
        for (Path document : documents()) {
            assertThat(CHECK.matcher(Files.readString(document)).results().map(name -> name.group(1)))
                    .as("checks in %s", document)
                    .isSubsetOf(checks);
        }
    }

    private static boolean isOfGitHub(Path document, String target) {
        return document.getParent() == null && target.startsWith(OUTSIDE);
    }

    private static Optional<String> reason(Path document, MatchResult link) {
        Path target = link.group(1).isEmpty()
                ? document
                : Optional.ofNullable(document.getParent())
                        .map(directory -> directory.resolve(link.group(1)))
                        .orElse(Path.of(link.group(1)));
        if (Files.notExists(target)) {
            return Optional.of("%s: there is no file %s".formatted(document, target));
        }
        return link.group(2) == null || anchors(target).contains(link.group(2))
                ? Optional.empty()
                : Optional.of("%s: there is no heading #%s in %s".formatted(document, link.group(2), target));
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) {
        try {
            return HEADING.matcher(
                            CODE_BLOCK.matcher(Files.readString(document)).replaceAll(""))
                    .results()
                    .map(heading -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w\\- ]", "")
                            .replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.iterate(file, path -> path != null, Path::getParent)
                            .map(Path::getFileName)
                            .map(Path::toString)
                            .noneMatch(name -> GENERATED.contains(name) || name.startsWith(".git")))
                    .toList();
        }
    }

    private static List<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
    }
}
