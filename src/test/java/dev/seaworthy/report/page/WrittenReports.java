package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The reports of a run that never took place, for the tests of the page. */
final class WrittenReports {
    private final Path reports;
    private final Path results;
    private final List<RunRow> rows = new ArrayList<>();

    WrittenReports(Path reports) throws IOException {
        this.reports = reports;
        results = Files.createDirectories(reports.resolve("allure-results"));
    }

    /**
     * A row of the check {@code XCheck}, whose title is "X check", with its result.
     *
     * @param requirements of the row; none as of another stack
     */
    WrittenReports row(RunRow row, List<String> requirements, Map<String, String> attachments) throws IOException {
        return row(row, requirements, attachments, rows.size() * 1_000L);
    }

    WrittenReports row(RunRow row, Map<String, String> attachments) throws IOException {
        return row(row, List.of(), attachments);
    }

    WrittenReports row(RunRow row) throws IOException {
        return row(row, Map.of());
    }

    /** @param start in milliseconds since the run began; each row takes a second */
    WrittenReports row(RunRow row, List<String> requirements, Map<String, String> attachments, long start)
            throws IOException {
        int number = rows.size();
        rows.add(row);
        List<Map<String, String>> files = new ArrayList<>();
        for (Map.Entry<String, String> attachment : attachments.entrySet()) {
            String source = "%d-%d-attachment".formatted(number, files.size());
            Files.writeString(results.resolve(source), attachment.getValue());
            String type = attachment.getKey().equals("load over time") ? "image/svg+xml" : "text/plain";
            files.add(Map.of("name", attachment.getKey(), "source", source, "type", type));
        }
        Stream<Map<String, String>> labels = Stream.of(
                label("testClass", "dev.seaworthy.checks." + row.check()),
                label("testMethod", row.method()),
                label("suite", row.check().replace("Check", " check")),
                label("thread", "17@host.junit-1-worker-%d(40)".formatted(number % 2 + 1)));
        Stream<Map<String, String>> ids =
                requirements.stream().flatMap(one -> Stream.of(label("feature", one), label("epic", family(one))));
        write(
                number + "-result.json",
                Map.of(
                        "name",
                        (row.method().replace('_', ' ') + " " + row.row()).strip(),
                        "status",
                        row.outcome() == Outcome.VIOLATED ? "failed" : "passed",
                        "statusDetails",
                        Map.of("message", row.reason()),
                        "labels",
                        Stream.concat(labels, ids).toList(),
                        "attachments",
                        files,
                        "start",
                        1_795_705_000_000L + start,
                        "stop",
                        1_795_705_001_000L + start));
        return this;
    }

    private static String family(String requirement) {
        return requirement.replaceFirst("-.*", ": family");
    }

    private static Map<String, String> label(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    /** A row that never started, and so has no result. */
    WrittenReports rowWithoutResult(RunRow row) {
        rows.add(row);
        return this;
    }

    WrittenReports environment(String... lines) throws IOException {
        Files.write(results.resolve("environment.properties"), List.of(lines));
        return this;
    }

    private void write(String name, Object content) throws IOException {
        Files.writeString(results.resolve(name), JsonMapper.shared().writeValueAsString(content));
    }

    /** @return the page of a run that finished */
    String page(Outcome verdict) throws IOException {
        Files.writeString(
                reports.resolve("verdict.json"),
                JsonMapper.shared().writeValueAsString(new VerdictFile(verdict, 864, "", rows)));
        return page();
    }

    String page() throws IOException {
        ReportPage.write(reports);
        return Files.readString(reports.resolve("index.html"));
    }
}
