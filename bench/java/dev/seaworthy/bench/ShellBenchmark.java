package dev.seaworthy.bench;

import dev.seaworthy.docker.HostCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The time per question of the suite, and of a shell script that asks with {@code docker compose exec}: isolation of
 * every pair of services, and replicas, health and memory limit of every service.
 */
final class ShellBenchmark implements Benchmark {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    /** With a port on which each listens. */
    private static final List<String> SERVICES = List.of(
            "edge=80",
            "frontend=8080",
            "api-lb=80",
            "api=8080",
            "database=5432",
            "cache=6379",
            "messages=6379",
            "dashboard=7890",
            "cadvisor=8080");

    private static final int PAIRS = SERVICES.size() * (SERVICES.size() - 1);
    private static final String ISOLATION = "NetworkIsolationCheck";
    private static final String CHECKS =
            "-Dit.test=%s,ReplicasCheck,HealthCheck,LimitsSettingCheck".formatted(ISOLATION);

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String title() {
        return "Time per question of the suite and of a shell script";
    }

    @Override
    public List<Row> run(Results results) {
        Comparison question =
                Comparison.inTurn(round -> millisPerQuestionOfTheSuite(), round -> millisPerQuestionOfTheScript());
        return List.of(
                Row.figure("a question of the suite", "ms", question.one()),
                Row.figure("a question of the shell script", "ms", question.other()),
                new Row(
                        "the shell script compared with the suite",
                        "×",
                        question.other().dividedBy(question.one()),
                        Budget.atLeast(5)));
    }

    /** The rows of isolation answer for all pairs. */
    private static double millisPerQuestionOfTheSuite() {
        VerifyRun run = VerifyRun.of("-DskipUnitTests", CHECKS);
        long others = run.rows().stream()
                .filter(row -> !row.check().equals(ISOLATION))
                .count();
        return run.secondsOfChecks() * 1e3 / (PAIRS + others);
    }

    private static double millisPerQuestionOfTheScript() {
        try (Deployment stack = Deployment.ofStack()) {
            List<String> words = new ArrayList<>(
                    List.of("bench/peers/shell/questions", stack.stack().name()));
            words.addAll(SERVICES);
            long began = System.nanoTime();
            String answers = HostCommand.end(Path.of("."), Map.of(), TIMEOUT, words.toArray(String[]::new))
                    .orInconclusive();
            return (System.nanoTime() - began) / 1e6 / answers.lines().count();
        }
    }
}
