package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How fast this machine starts containers, measured once a run before the first check. Machines differ by a factor of
 * four in it, and nearly all that the suite does is paid in container starts and {@code docker exec}.
 *
 * @param containerStart the median of three {@code docker run}; zero if it could not be measured
 */
public record MachineSpeed(Duration containerStart) {
    /** Of a quiet laptop or CI runner of 2025. The suite's own timeouts were chosen on such a machine. */
    private static final Duration REFERENCE = Duration.ofMillis(250);

    /** What takes longer than so many times the reference is not slow but broken. */
    private static final double SLOWEST = 8;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Path PROBE = Path.of("src/test/resources/probe/Dockerfile");
    private static final MachineSpeed UNKNOWN = new MachineSpeed(Duration.ZERO);

    private static volatile MachineSpeed current = UNKNOWN;

    /**
     * Measures on the first call, with the image that the probe container is built from. Where no container can be
     * started the speed is unknown, and counts as the reference: what is wrong there is for the checks to report.
     */
    public static synchronized MachineSpeed measured() {
        if (current == UNKNOWN) {
            current = measure();
        }
        return current;
    }

    /** @return what was measured so far, without measuring */
    public static MachineSpeed current() {
        return current;
    }

    /** @return by how much this machine is slower than the reference: 1 to 8 */
    public double factor() {
        return Math.clamp((double) containerStart.toMillis() / REFERENCE.toMillis(), 1, SLOWEST);
    }

    /** @return a timeout that was chosen on the reference machine, as this machine needs it */
    public Duration scale(Duration timeout) {
        return Duration.ofMillis(Math.round(timeout.toMillis() * factor()));
    }

    /** @return an option of {@code docker run} that tells scripts in a container the factor, as a whole number */
    String asEnvironment() {
        return "--env=FACTOR=" + (int) Math.ceil(factor());
    }

    private static MachineSpeed measure() {
        try {
            String image = Files.readAllLines(PROBE).stream()
                    .filter(line -> line.startsWith("FROM "))
                    .map(line -> line.substring("FROM ".length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new IOException("no FROM in " + PROBE));
            start(image); // the first one also pulls the image and reads it from the disk
            return new MachineSpeed(Stream.generate(() -> start(image))
                    .limit(3)
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow());
        } catch (IOException | InconclusiveException e) {
            return new MachineSpeed(Duration.ZERO);
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
                ? "unknown: no container was started"
                : "%.1f × the reference: a container starts in %d ms".formatted(factor(), containerStart.toMillis());
    }
}
