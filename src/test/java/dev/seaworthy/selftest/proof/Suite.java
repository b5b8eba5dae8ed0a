package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.Deadline;
import dev.seaworthy.docker.DirectoryTree;
import dev.seaworthy.docker.Engine;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of checks in a separate process, with its own stack, engine connection and report.
 *
 * @param selected packages or classes of checks
 * @param properties system properties of that process
 * @param started the stack that is started for the checks, even if they expect another one; empty if the checks start
 *     their own
 */
public record Suite(
        List<String> selected, Map<String, String> properties, String started, FaultMode fault, Duration timeout) {
    private static final Duration BUDGET = Duration.ofSeconds(240);
    private static final Duration CLEANUP = Duration.ofSeconds(60);
    private static final int LINES = 30;
    private static final Pattern STARTED = Pattern.compile("Starting the stack as (?<run>\\S+)");

    static Suite of(String... selected) {
        return new Suite(List.of(selected), Map.of(), "", FaultMode.NONE, BUDGET);
    }

    Suite with(String property, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(property, value);
        return new Suite(selected, more, started, fault, timeout);
    }

    Suite within(Duration otherTimeout) {
        return new Suite(selected, properties, started, fault, otherTimeout);
    }

    /** Runs the checks against this stack, after injecting this fault. */
    Suite given(Path stack, FaultMode done) {
        return new Suite(selected, properties, stack.toString(), done, timeout);
    }

    /**
     * The result of a run.
     *
     * @param verdicts of every check
     * @param failedCalls the number of calls to the engine that the fault made fail
     * @param attachments the texts of its report
     * @param runs the names of its runs, with which everything that they create begins
     */
    record Result(List<Verdict> verdicts, int failedCalls, List<String> attachments, List<String> runs) {
        private Result with(Path directory) throws IOException {
            List<String> texts = new ArrayList<>();
            try (Stream<Path> files = Files.list(Files.createDirectories(directory.resolve("allure-results")))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            List<String> names = STARTED.matcher(Files.readString(output(directory)))
                    .results()
                    .map(found -> found.group("run"))
                    .toList();
            return new Result(verdicts, failedCalls, texts, names);
        }
    }

    /** Injects {@link FaultMode#CALLS_FAIL} with this seed into this share of the calls to the engine. */
    Suite failing(long seed, double share) {
        return with(SuiteMain.SEED, Long.toString(seed)).with(SuiteMain.SHARE, Double.toString(share));
    }

    /**
     * @return the verdict of every check
     * @throws InconclusiveException with the end of its output if the run does not complete
     */
    List<Verdict> run() {
        return result().verdicts();
    }

    /** @throws InconclusiveException with the end of its output if the run does not complete */
    Result result() {
        return inProcess((process, directory) -> {
            Path output = output(directory);
            if (!Deadline.after(timeout).awaitExit(process) || process.exitValue() != 0) {
                throw new InconclusiveException("a run of the suite did not complete successfully: " + tail(output));
            }
            return JsonMapper.shared()
                    .readValue(SuiteMain.resultFile(directory).toFile(), Result.class)
                    .with(directory);
        });
    }

    /**
     * Interrupts a run with SIGTERM, as a CI service does that cancels a job.
     *
     * @param moment returns when the run is to be interrupted
     */
    void interruptedAfter(Runnable moment) {
        inProcess((process, directory) -> {
            moment.run();
            if (!process.isAlive()) {
                throw new InconclusiveException(
                        "the run of the suite ended before it was interrupted: " + tail(output(directory)));
            }
            return null;
        });
    }

    private interface Use<T> {
        T of(Process process, Path directory) throws IOException, InterruptedException;
    }

    private <T> T inProcess(Use<T> use) {
        try {
            Path directory = Files.createTempDirectory("seaworthy-suite");
            try {
                return inProcess(directory, use);
            } finally {
                DirectoryTree.delete(directory);
            }
        } catch (IOException e) {
            throw new InconclusiveException("cannot start a run of the suite: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InconclusiveException("a run of the suite was interrupted", e);
        }
    }

    private <T> T inProcess(Path directory, Use<T> use) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(directory))
                .redirectErrorStream(true)
                .redirectOutput(output(directory).toFile());
        builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
        if (fault.needsProxy()) {
            builder.environment().put("DOCKER_HOST", "unix://" + SuiteMain.proxySocket(directory));
        }
        Process process = builder.start();
        Thread interruption = new Thread(process::destroy, "interrupt the nested run");
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            return use.of(process, directory);
        } finally {
            process.destroy(); // its shutdown hook removes its stack
            if (!Deadline.after(CLEANUP).awaitExit(process)) {
                process.destroyForcibly();
            }
            removeHook(interruption);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }

    private static Path output(Path directory) {
        return directory.resolve("output");
    }

    private List<String> command(Path directory) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-Duser.language=en",
                "-Duser.country=US",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-D" + SuiteMain.ENGINE + "=" + Engine.address());
        command.add("-Dallure.results.directory=" + directory.resolve("allure-results"));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of(SuiteMain.class.getName(), directory.toString(), fault.name(), started));
        command.addAll(selected);
        return command;
    }

    /** The lines from the first uncaught exception on, or the last lines if there is none. */
    private static String tail(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        int from = Math.max(0, lines.size() - LINES);
        for (int line = lines.size() - 1; line >= 0; line--) {
            from = lines.get(line).startsWith("Exception in thread") ? line : from;
        }
        return String.join("\n", lines.subList(from, Math.min(lines.size(), from + LINES)));
    }
}
