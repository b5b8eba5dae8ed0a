package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.HostCommand;
import dev.seaworthy.docker.InconclusiveException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A run of all checks with a target, in a process of its own that finds no engine. */
record TargetSuite(Path directory, Duration timeout) {
    private static final Map<String, String> NO_ENGINE =
            Map.of("DOCKER_HOST", "unix:///nowhere.sock", "TESTCONTAINERS_RYUK_DISABLED", "true");

    record Result(List<Verdict> verdicts) {}

    /**
     * @param options system properties, such as {@code target=http://localhost}
     * @return the verdict of every check
     * @throws InconclusiveException with its output if the run does not complete
     */
    List<Verdict> run(String... options) {
        Path result = directory.resolve("result.json");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dallure.results.directory=" + directory.resolve("allure-results")));
        Stream.of(options).map("-D"::concat).forEach(command::add);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), TargetMain.class.getName()));
        command.add(result.toString());
        HostCommand.end(Path.of("."), NO_ENGINE, timeout, command.toArray(String[]::new))
                .orInconclusive();
        return JsonMapper.shared().readValue(result.toFile(), Result.class).verdicts();
    }
}
