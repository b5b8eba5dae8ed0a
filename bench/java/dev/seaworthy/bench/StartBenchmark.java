package dev.seaworthy.bench;

import dev.seaworthy.docker.ComposeStack;
import java.nio.file.Path;
import java.util.List;

/**
 * The time that {@code docker compose up --wait} takes with all images and volumes present, of the stack and of the
 * same containers with trivial programs: the difference is ours, the rest is the engine's and Compose's.
 */
final class StartBenchmark implements Benchmark {
    private static final Path TRIVIAL = Path.of("bench/trivial.yml").toAbsolutePath();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start of the stack";
    }

    @Override
    public List<Row> run(Results results) {
        try (Deployment stack = Deployment.ofStack()) {
            ComposeStack variant = stack.stack().variant(TRIVIAL);
            stack.down();
            try (Deployment trivial = Deployment.started(variant)) {
                trivial.down();
                return rows(Comparison.inTurn(
                        round -> secondsOfStart(stack, round == 0, results),
                        round -> secondsOfStart(trivial, false, results)));
            }
        }
    }

    private static List<Row> rows(Comparison start) {
        return List.of(
                Row.figure("docker compose up --wait of the stack", "s", start.one()),
                Row.figure(
                        "docker compose up --wait of trivial programs in the same images and order",
                        "s",
                        start.other()),
                new Row(
                        "start of the stack compared with trivial programs",
                        "×",
                        start.one().dividedBy(start.other()),
                        Budget.atMost(2.5)));
    }

    private static double secondsOfStart(Deployment deployment, boolean plot, Results results) {
        long began = System.nanoTime();
        deployment.up();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (plot) {
            results.write("start.svg", Waterfall.of(deployment).svg());
        }
        deployment.down();
        return seconds;
    }
}
