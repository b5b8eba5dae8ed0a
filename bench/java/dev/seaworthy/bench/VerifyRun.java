package dev.seaworthy.bench;

import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A complete run of {@code bin/verify}.
 *
 * @param seconds from the command to its end
 * @param rows one of each check, with its times
 */
record VerifyRun(double seconds, List<Row> rows) {
    private static final Duration TIMEOUT = Duration.ofMinutes(40);

    /**
     * A row of a check.
     *
     * @param check its class, without the package
     * @param started milliseconds since the epoch
     * @param stopped milliseconds since the epoch
     */
    record Row(String check, long started, long stopped) {}

    /**
     * @param arguments of {@code bin/verify}
     * @throws InconclusiveException if a promise does not hold: then the time says nothing
     */
    static VerifyRun of(String... arguments) {
        return TemporaryDirectory.with(reports -> {
            String[] command = Stream.concat(Stream.of("bin/verify", "-Dreports=" + reports), Stream.of(arguments))
                    .toArray(String[]::new);
            long began = System.nanoTime();
            HostCommand.end(Path.of("."), Map.of(), TIMEOUT, command).orInconclusive();
            VerifyRun run = new VerifyRun((System.nanoTime() - began) / 1e9, rows(reports.resolve("allure-results")));
            System.out.printf("  bin/verify %s: %.0f s%n", String.join(" ", arguments), run.seconds());
            return run;
        });
    }

    /** @return the seconds between the first and the last moment at which a check was in progress */
    double secondsOfChecks() {
        return seconds(rows);
    }

    /** @return the same for one check class */
    double secondsOf(String check) {
        return seconds(rows.stream().filter(row -> row.check().equals(check)).toList());
    }

    private static double seconds(List<Row> rows) {
        long started = rows.stream().mapToLong(Row::started).min().orElseThrow();
        long stopped = rows.stream().mapToLong(Row::stopped).max().orElseThrow();
        return (stopped - started) / 1e3;
    }

    private static List<Row> rows(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .map(VerifyRun::row)
                    .toList();
        }
    }

    private static Row row(JsonNode result) {
        String name = result.path("fullName").asString();
        String check = name.substring(0, name.lastIndexOf('.'));
        return new Row(
                check.substring(check.lastIndexOf('.') + 1),
                result.path("start").asLong(),
                result.path("stop").asLong());
    }
}
