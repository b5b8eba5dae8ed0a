package dev.seaworthy.bench;

import dev.seaworthy.docker.HostCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the time of isolation grows with the number of services, whose pairs grow with the square, and the time of
 * grading with the number of submissions.
 */
final class GrowthBenchmark implements Benchmark {
    private static final List<Integer> SERVICES = List.of(5, 10, 20, 40);
    private static final int SUBMISSIONS = 20;
    private static final Duration GRADING = Duration.ofMinutes(30);
    private static final Path ONE_SERVICE = Path.of("bench/stacks/one-service");

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "Growth with the number of services and submissions";
    }

    @Override
    public List<Row> run(Results results) {
        List<Row> rows = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int services : SERVICES) {
            seconds.add(secondsOfIsolation(services));
            rows.add(Row.figure(
                    "isolation of %d services, %d pairs".formatted(services, services * (services - 1)),
                    "s",
                    Samples.of(seconds.getLast())));
        }
        double growth = seconds.getLast() / seconds.getFirst();
        double linear = (double) SERVICES.getLast() / SERVICES.getFirst();
        rows.add(new Row(
                "isolation of %d services compared with %d".formatted(SERVICES.getLast(), SERVICES.getFirst()),
                "×",
                Samples.of(growth),
                Budget.atMost(linear)));
        double one = secondsOfGrading(1);
        double many = secondsOfGrading(SUBMISSIONS);
        rows.add(Row.figure("bin/grade for one submission of one service", "s", Samples.of(one)));
        rows.add(Row.figure("bin/grade for %d of them".formatted(SUBMISSIONS), "s", Samples.of(many)));
        rows.add(new Row(
                "%d submissions compared with one".formatted(SUBMISSIONS),
                "×",
                Samples.of(many / one),
                Budget.atMost(SUBMISSIONS)));
        results.write("growth.svg", new LinePlot("seconds of isolation by services", SERVICES, seconds).svg());
        return rows;
    }

    private static double secondsOfIsolation(int services) {
        return TemporaryDirectory.with(directory -> {
            GeneratedStack stack = new GeneratedStack(services);
            Files.writeString(directory.resolve("compose.yaml"), stack.composeFile());
            Files.writeString(directory.resolve("contract.yaml"), stack.contract());
            return VerifyRun.of("-Dstack=" + directory, "-Dit.test=NetworkIsolationCheck")
                    .secondsOf("NetworkIsolationCheck");
        });
    }

    private static double secondsOfGrading(int submissions) {
        return TemporaryDirectory.with(directory -> {
            List<String> words = new ArrayList<>(
                    List.of("bin/grade", ONE_SERVICE.resolve("contract.yaml").toString()));
            for (int submission = 0; submission < submissions; submission++) {
                Path copy = Files.createDirectory(directory.resolve("submission-" + submission));
                Files.copy(ONE_SERVICE.resolve("compose.yaml"), copy.resolve("compose.yaml"));
                words.add(copy.toString());
            }
            long began = System.nanoTime();
            HostCommand.end(Path.of("."), Map.of(), GRADING, words.toArray(String[]::new))
                    .orInconclusive();
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("  bin/grade for %d: %.0f s%n", submissions, seconds);
            return seconds;
        });
    }
}
