package dev.seaworthy.bench;

import dev.seaworthy.docker.InconclusiveException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk (https://github.com/wg/wrk) in a container: a closed loop of 32 keep-alive connections. It
 * joins the network namespace of the edge, so that no published port and no proxy of the engine is between them.
 *
 * @param image the id of its image
 * @param label the label of the run, by which its containers are removed
 */
record Wrk(String image, String label) {
    static final int CONNECTIONS = 32;

    private static final Path CONTEXT = Path.of("bench/wrk");
    private static final Duration BUILD = Duration.ofMinutes(5);
    private static final Duration OVERHEAD = Duration.ofSeconds(30);
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)s");
    private static final Pattern ERRORS = Pattern.compile("(?:Non-2xx or 3xx responses: |Socket errors: )(.+)");

    /**
     * The result of a load.
     *
     * @param requests the number of successful responses
     */
    record Load(long requests, double seconds) {
        double perSecond() {
            return requests / seconds;
        }
    }

    static Wrk of(Deployment deployment) {
        String label = deployment.stack().probeContainer().label();
        String image = deployment
                .stack()
                .cli()
                .docker(BUILD, "build", "--quiet", "--label", label, CONTEXT.toString())
                .strip();
        return new Wrk(image, label);
    }

    /**
     * Sends requests to the edge of a deployment.
     *
     * @param path with the host {@code localhost}
     * @throws InconclusiveException if a request fails: the rate of failures is no throughput
     */
    Load run(Deployment deployment, String path, Duration time) {
        String edge = deployment.replicas("edge").getFirst().id();
        String output = deployment
                .stack()
                .cli()
                .docker(
                        time.plus(OVERHEAD),
                        "run",
                        "--rm",
                        "--label",
                        label,
                        "--network=container:" + edge,
                        image,
                        "wrk",
                        "--threads=1",
                        "--connections=" + CONNECTIONS,
                        "--duration=%ds".formatted(time.toSeconds()),
                        "--timeout=10s",
                        "--header=Host: localhost",
                        "http://127.0.0.1:80" + path);
        return parse(output);
    }

    static Load parse(String output) {
        Matcher errors = ERRORS.matcher(output);
        if (errors.find()) {
            throw new InconclusiveException("requests of the load failed: " + errors.group());
        }
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) {
            throw new InconclusiveException("the output of wrk has no number of requests: " + output);
        }
        return new Load(Long.parseLong(requests.group(1)), Double.parseDouble(requests.group(2)));
    }
}
