package dev.seaworthy.bench;

import dev.seaworthy.docker.ComposeCli;
import dev.seaworthy.docker.Replica;
import java.time.Duration;
import java.util.List;

/** The start of one frontend with its limits, with and without the ahead-of-time cache, and the size of the images. */
final class ApplicationBenchmark implements Benchmark {
    private static final Duration COMMAND = Duration.ofSeconds(30);
    /** Prints the time in nanoseconds since the epoch. */
    private static final String WHEN_LISTENING =
            "until (: >/dev/tcp/127.0.0.1/8080) 2>/dev/null; do sleep 0.02; done; date +%s%N";

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public String title() {
        return "Start and size of the applications";
    }

    @Override
    public List<Row> run(Results results) {
        try (Deployment stack = Deployment.ofStack()) {
            String image = stack.replicas("frontend").getFirst().image();
            String api = stack.replicas("api").getFirst().image();
            Comparison start = Comparison.inTurn(
                    round -> secondsToListen(stack, image, "-XX:AOTMode=on"),
                    round -> secondsToListen(stack, image, "-XX:AOTMode=off"));
            return List.of(
                    Row.figure("start of a frontend until it listens, with 256 MB and 0.5 CPU", "s", start.one()),
                    Row.figure("the same without the ahead-of-time cache", "s", start.other()),
                    new Row(
                            "start with the cache compared with none",
                            "×",
                            start.one().dividedBy(start.other()),
                            Budget.atMost(0.55)),
                    layers("frontend", stack.stack().cli(), image),
                    layers("API", stack.stack().cli(), api));
        }
    }

    /** @param mode an option of the JVM; the environment's options come before those of the image */
    private static double secondsToListen(Deployment stack, String image, String mode) {
        ComposeCli cli = stack.stack().cli();
        String id = cli.docker(
                        COMMAND,
                        "run",
                        "--detach",
                        "--label=" + stack.stack().probeContainer().label(),
                        "--memory=256m",
                        "--cpus=0.5",
                        "--env=NAME=frontend",
                        "--env=VERSION=0",
                        "--env=API=http://127.0.0.1",
                        "--env=JDK_JAVA_OPTIONS=" + mode,
                        image)
                .strip();
        Replica container = stack.stack().replicas().withId(id);
        String nanos = stack.stack().probeContainer().inNetworkNamespaceOf(container, "bash", "-c", WHEN_LISTENING);
        cli.removeContainer(id);
        long started = container.startedAt().getEpochSecond() * 1_000_000_000L
                + container.startedAt().getNano();
        return (Long.parseLong(nanos.strip()) - started) / 1e9;
    }

    /** The image's layers without those of its base, which it shares with other images. */
    private static Row layers(String application, ComposeCli cli, String image) {
        String base = cli.docker(COMMAND, "image", "ls", "--quiet", "--filter", "reference=eclipse-temurin:*")
                .lines()
                .findFirst()
                .orElseThrow();
        double bytes = bytes(cli, image) - bytes(cli, base);
        return new Row(
                "size of the %s's own layers".formatted(application),
                "MiB",
                Samples.of(bytes / (1 << 20)),
                Budget.atMost(60));
    }

    private static double bytes(ComposeCli cli, String image) {
        return cli.docker(COMMAND, "history", "--human=false", "--format", "{{.Size}}", image)
                .lines()
                .mapToDouble(Double::parseDouble)
                .sum();
    }
}
