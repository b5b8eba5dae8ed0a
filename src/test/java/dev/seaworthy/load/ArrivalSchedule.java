package dev.seaworthy.load;

import dev.seaworthy.docker.MachineSpeed;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.util.Random;

/**
 * What a load asks, and when: so many requests a second, each at a moment of its own share of that second, and two
 * visits for each message on the average.
 */
final class ArrivalSchedule {
    /** On the reference machine: what two of its processors answer with ease, the load's own clients beside them. */
    private static final int PER_SECOND = 200;

    private static final int LEAST_PER_SECOND = 40;
    private static final int VISITS_FOR_A_MESSAGE = 2;

    private final String load;
    private final long shareNanos;
    private final Random random;
    private int drawn;

    /**
     * One request to come.
     *
     * @param scheduled from the beginning of the load
     */
    record Due(String mark, Kind kind, Duration scheduled) {}

    /**
     * @param load the name of the load, of which its requests' marks are made
     * @param perSecond how many requests
     */
    ArrivalSchedule(String load, Seed seed, int perSecond) {
        this.load = load;
        this.shareNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.random = seed.of(load);
    }

    /**
     * On a machine of 2.6 times the reference, 76 a second left processes waiting for 80 % of the time: faults cost
     * more there too, and so do the clients. Therefore the square.
     *
     * @return how many requests a second a machine answers that is not overloaded: what an overload does is not asked
     */
    static int perSecond(MachineSpeed speed) {
        return Math.max(LEAST_PER_SECOND, (int) Math.round(PER_SECOND / Math.pow(speed.factor(), 2)));
    }

    Due next() {
        Kind kind = random.nextInt(VISITS_FOR_A_MESSAGE + 1) == 0 ? Kind.MESSAGE : Kind.VISIT;
        Duration scheduled = Duration.ofNanos(drawn * shareNanos + random.nextLong(shareNanos));
        return new Due("%s.%d".formatted(load, ++drawn), kind, scheduled);
    }
}
