package dev.seaworthy.bench;

import dev.seaworthy.docker.ComposeStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that {@code docker compose up --wait} takes with all images and volumes present, of the stack and of the
 * same containers with trivial programs: the difference is ours, the rest is the engine's and Compose's.
 */
final class StartBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
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
        List<Double> ours = new ArrayList<>();
        List<Double> trivial = new ArrayList<>();
        try (Deployment stack = Deployment.ofStack()) {
            ComposeStack variant = stack.stack().variant(TRIVIAL);
            stack.down();
            try (Deployment same = Deployment.started("trivial", variant)) {
                same.down();
                for (int round = 0; round < ROUNDS; round++) {
                    ours.add(secondsOfUp(stack));
                    if (round == 0) {
                        results.write("start.svg", Waterfall.of(stack).svg());
                    }
                    stack.down();
                    trivial.add(secondsOfUp(same));
                    same.down();
                }
            }
        }
        Samples up = new Samples(ours);
        Samples chain = new Samples(trivial);
        return List.of(
                Row.figure("docker compose up --wait of the stack", "s", up),
                Row.figure("docker compose up --wait of trivial programs in the same images and order", "s", chain),
                new Row(
                        "start of the stack compared with trivial programs",
                        "×",
                        up.dividedBy(chain),
                        Budget.atMost(2.5)));
    }

    private static double secondsOfUp(Deployment deployment) {
        long began = System.nanoTime();
        deployment.up();
        return (System.nanoTime() - began) / 1e9;
    }
}
