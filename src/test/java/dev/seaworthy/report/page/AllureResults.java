package dev.seaworthy.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Allure results of a run.
 *
 * @param all ordered by their start
 * @param environment the lines of {@code environment.properties}, ordered by key; empty if the stack did not start
 */
record AllureResults(List<AllureResult> all, Map<String, String> environment) {
    /** @param directory may be missing, if no test ran */
    static AllureResults in(Path directory) {
        if (Files.notExists(directory)) {
            return new AllureResults(List.of(), new TreeMap<>());
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<AllureResult> all = files.filter(file -> file.toString().endsWith("-result.json"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(AllureResult::start).thenComparing(AllureResult::name))
                    .toList();
            return new AllureResults(all, environment(directory.resolve("environment.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run that was killed may leave an incomplete file. */
    private static Optional<AllureResult> read(Path file) {
        try {
            return Optional.of(AllureResult.of(JsonMapper.shared().readTree(file), file.getParent()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> environment(Path file) throws IOException {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            lines.load(new StringReader(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        Function.identity(), lines::getProperty, (first, second) -> first, TreeMap::new));
    }
}
