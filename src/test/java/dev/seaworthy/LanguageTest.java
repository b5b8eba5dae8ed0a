package dev.seaworthy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.traceability.Traceability;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds titles, names and texts to the terms of the field. */
@Requirement("HARNESS-01")
final class LanguageTest {
    private static final List<Method> TESTS = Traceability.tests();

    private static final List<Path> TEXTS = List.of(
            Path.of("src"),
            Path.of("stack"),
            Path.of("bin"),
            Path.of("bench"),
            Path.of("bootstrap"),
            Path.of("docs"),
            Path.of("README.md"),
            Path.of("CONTRIBUTING.md"),
            Path.of("SECURITY.md"));

    /** Words that the project once coined for things that have a name in Docker, HTTP, JUnit or Jepsen. */
    private static final Pattern COINED = Pattern.compile("""
            \\b(Offered|Tally|Passage|SteadyLoad|Crowd|Disturbance|UnderLoad|TrialTable|Sabotage|Circumstances|Told\
            |FirstTimes|PoliciesInForce|GivenStack|Speech|SlowSpeeches|ServerWord|Neighbours|UnreadRequests|Canary\
            |Leftovers|Nonsense|Misplaced|KeyLines|HoldsThe\\w+Alone|SharesTheStack|NotObserved|NOT_OBSERVED\
            |NothingThere|askPatiently|PointerRecord|holdingBack|at_last|too_late|problem\\.pages|again\\.conf\
            |hung up|hangs up|begun anew|beginning anew|by hand|its door|the door|keeps its word|thawed?\
            |forks-at-will|counts-for-itself|begin-anew|before-the-disk)\\b""");

    @Test
    void no_title_begins_with_a_clause() {
        assertThat(TESTS).extracting(Method::getName).noneMatch(name -> name.matches("(who|what|where|while)_.*"));
    }

    @Test
    void every_check_class_has_a_unique_display_name() {
        List<String> names = checkClasses()
                .map(type -> type.isAnnotationPresent(DisplayName.class)
                        ? type.getAnnotation(DisplayName.class).value()
                        : type.getSimpleName() + " without @DisplayName")
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("@DisplayName"));
    }

    @Test
    void no_row_shows_the_name_of_an_enum_constant() {
        assertThat(TESTS)
                .filteredOn(Traceability::isInCheck)
                .filteredOn(test -> test.isAnnotationPresent(ParameterizedTest.class))
                .flatExtracting(LanguageTest::constantsShown)
                .isEmpty();
    }

    @Test
    void no_text_contains_a_coined_word() throws IOException {
        try (Stream<Path> files = TEXTS.stream().flatMap(LanguageTest::filesBelow)) {
            assertThat(files.flatMap(LanguageTest::coinedWords)).isEmpty();
        }
    }

    private static Stream<Class<?>> checkClasses() {
        return TESTS.stream()
                .filter(Traceability::isInCheck)
                .<Class<?>>map(Method::getDeclaringClass)
                .distinct();
    }

    /** @return the constants that a row of this test shows by their Java name */
    private static List<String> constantsShown(Method test) {
        String pattern = test.getAnnotation(ParameterizedTest.class).name();
        Parameter[] parameters = test.getParameters();
        return IntStream.range(0, parameters.length)
                .filter(index -> pattern.contains("{%d}".formatted(index)))
                .mapToObj(index -> parameters[index].getType())
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .filter(constant -> ((Enum<?>) constant).name().equals(constant.toString()))
                .map(constant -> "%s of %s".formatted(constant, test.getName()))
                .toList();
    }

    private static Stream<Path> filesBelow(Path path) {
        try {
            return Files.walk(path)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.endsWith("LanguageTest.java"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> coinedWords(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(line -> COINED.matcher(lines.get(line)).find())
                    .mapToObj(line -> "%s:%d: %s"
                            .formatted(file, line + 1, lines.get(line).strip()));
        } catch (MalformedInputException e) {
            return Stream.empty(); // not a text
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
