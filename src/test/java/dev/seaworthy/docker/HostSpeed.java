package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The host's speed in starting containers, measured once per run before the first check. Hosts differ in it by a factor
 * of four, and the suite spends nearly all of its time on container starts and {@code docker exec}.
 *
 * @param containerStart the median duration of three {@code docker run}; zero if it could not be measured
 */
public record HostSpeed(Duration containerStart) {
    /** Measured on a quiet laptop or CI runner of 2025. The suite's own timeouts were chosen on such a host. */
    private static final Duration REFERENCE = Duration.ofMillis(250);

    /** Maximum of the factor: a host that is slower than this is not slow but broken. */
    private static final double SLOWEST = 8;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Path PROBE = Path.of("src/test/resources/probe/Dockerfile");
    private static final HostSpeed UNKNOWN = new HostSpeed(Duration.ZERO);

    private static volatile HostSpeed current = UNKNOWN;

    /**
     * Measures on the first call, with the base image of the probe container. If no container can be started, the speed
     * is unknown and counts as the reference: the checks report the cause.
     */
    public static synchronized HostSpeed measured() {
        if (current == UNKNOWN) {
            current = measure();
        }
        return current;
    }

    /** @return the speed measured so far, without measuring */
    public static HostSpeed current() {
        return current;
    }

    /** @return the factor by which this host is slower than the reference: 1 to 8 */
    public double factor() {
        return Math.clamp((double) containerStart.toMillis() / REFERENCE.toMillis(), 1, SLOWEST);
    }

    /** @return a timeout that was chosen on the reference host, scaled to this host */
    public Duration scale(Duration timeout) {
        return Duration.ofMillis(Math.round(timeout.toMillis() * factor()));
    }

    /** @return the option of {@code docker run} that passes the factor, as a whole number, to scripts in a container */
    String asEnvironment() {
        return "--env=FACTOR=" + (int) Math.ceil(factor());
    }

    private static HostSpeed measure() {
        try {
            String image = Files.readAllLines(PROBE).stream()
                    .filter(line -> line.startsWith("FROM "))
                    .map(line -> line.substring("FROM ".length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new IOException("no FROM in " + PROBE));
            start(image); // not measured: also pulls the image and reads it from disk
            return new HostSpeed(Stream.generate(() -> start(image))
                    .limit(3)
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow());
        } catch (IOException | InconclusiveException e) {
            return new HostSpeed(Duration.ZERO);
        }
    }

    private static Duration start(String image) {
        Instant from = Instant.now();
        Command.of(TIMEOUT, "docker", "run", "--rm", "--network=none", "--entrypoint=true", image)
                .run();
        return Duration.between(from, Instant.now());
    }

    @Override
    public String toString() {
        return containerStart.isZero()
                ? "unknown, no container was started"
                : "a container starts in %d ms, %.1f × the reference".formatted(containerStart.toMillis(), factor());
    }
}
