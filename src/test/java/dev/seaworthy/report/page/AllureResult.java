package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A file {@code *-result.json} of Allure: the result of a test method, or of one of its rows.
 *
 * @param name the obligation and, after it, the row
 * @param message of a result that did not pass; otherwise empty
 * @param labels values by name, such as the requirements of {@code feature}
 * @param start in milliseconds since 1970
 * @param stop in milliseconds since 1970
 */
record AllureResult(
        String name,
        String status,
        String message,
        Map<String, List<String>> labels,
        long start,
        long stop,
        List<Attachment> attachments) {

    static AllureResult of(JsonNode json, Path directory) {
        return new AllureResult(
                json.path("name").asString(""),
                json.path("status").asString(""),
                json.path("statusDetails").path("message").asString(""),
                json.path("labels")
                        .valueStream()
                        .collect(Collectors.groupingBy(
                                label -> label.path("name").asString(""),
                                Collectors.mapping(label -> label.path("value").asString(""), Collectors.toList()))),
                json.path("start").asLong(0),
                json.path("stop").asLong(0),
                json.path("attachments")
                        .valueStream()
                        .map(one -> attachment(one, directory))
                        .toList());
    }

    private static Attachment attachment(JsonNode json, Path directory) {
        Path source = Path.of(json.path("source").asString("")).getFileName();
        return new Attachment(
                json.path("name").asString(""), json.path("type").asString(""), directory.resolve(source));
    }

    /** @return the simple name of the outermost class */
    String check() {
        String type = label("testClass");
        return type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    }

    String method() {
        return label("testMethod");
    }

    /** @return the title of the class */
    String suite() {
        return label("suite");
    }

    List<String> labels(String name) {
        return labels.getOrDefault(name, List.of()).stream().distinct().toList();
    }

    String label(String name) {
        return labels(name).stream().findFirst().orElse("");
    }

    /** @return the row, for a run that wrote no {@code verdict.json} */
    RunRow row() {
        String obligation = method().replace('_', ' ');
        String row = name.startsWith(obligation)
                ? name.substring(obligation.length()).strip()
                : name;
        return new RunRow(check(), method(), row, outcome(), message);
    }

    /** Allure has one status for what is inconclusive and for an error of the suite. */
    private Outcome outcome() {
        return switch (status) {
            case "passed" -> Outcome.HOLDS;
            case "failed" -> Outcome.VIOLATED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.INCONCLUSIVE;
        };
    }
}
