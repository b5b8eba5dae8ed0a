package dev.seaworthy.probe;

import dev.seaworthy.probe.Offered.Kind;
import java.time.Duration;
import java.util.Random;

/**
 * What a load asks, and when: so many requests a second, each at a moment of its own share of that second, and two
 * visits for each message on the average.
 */
final class Schedule {
    static final int PER_SECOND = 200;

    private static final long SHARE = Duration.ofSeconds(1).toNanos() / PER_SECOND;
    private static final int VISITS_FOR_A_MESSAGE = 2;

    private final String load;
    private final Random random;
    private int drawn;

    /**
     * One request to come.
     *
     * @param scheduled from the beginning of the load
     */
    record Due(String mark, Kind kind, Duration scheduled) {}

    /** @param load the name of the load, of which its requests' marks are made */
    Schedule(String load, Seed seed) {
        this.load = load;
        this.random = seed.of(load);
    }

    Due next() {
        Kind kind = random.nextInt(VISITS_FOR_A_MESSAGE + 1) == 0 ? Kind.MESSAGE : Kind.VISIT;
        Duration scheduled = Duration.ofNanos(drawn * SHARE + random.nextLong(SHARE));
        return new Due("%s.%d".formatted(load, ++drawn), kind, scheduled);
    }
}
