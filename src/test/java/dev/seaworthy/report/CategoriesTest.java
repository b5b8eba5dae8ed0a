package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Allure counts a result in every category that matches it: exactly one must. */
final class CategoriesTest {
    private static final Path FILE = Path.of("src/test/resources/categories.json");

    static Stream<Throwable> inconclusive() {
        return Stream.of(
                new InconclusiveException("cannot connect"),
                new TooSlowException("no response"),
                new TimeoutException("a method timed out after 20 minutes"),
                new IllegalStateException(new InconclusiveException("cannot connect")));
    }

    @ParameterizedTest
    @MethodSource("inconclusive")
    void a_failed_observation_is_inconclusive(Throwable verdict) {
        assertThat(categoriesOf(verdict)).singleElement().asString().startsWith("Inconclusive");
    }

    @Test
    void any_other_exception_is_an_error_of_the_suite() {
        assertThat(categoriesOf(new IllegalStateException("null")))
                .singleElement()
                .asString()
                .startsWith("Error: ");
    }

    private static List<String> categoriesOf(Throwable verdict) {
        StringWriter trace = new StringWriter();
        verdict.printStackTrace(new PrintWriter(trace));
        String seen = trace.toString().replaceAll("\\n\\tat dev\\.seaworthy\\.report\\.CategoriesTest.*", "");
        return JsonMapper.shared()
                .readTree(FILE.toFile())
                .valueStream()
                .filter(category -> category.path("matchedStatuses").toString().contains("broken"))
                .filter(category -> seen.matches(category.path("traceRegex").asString("(?s).*")))
                .map(category -> category.path("name").asString())
                .toList();
    }
}
