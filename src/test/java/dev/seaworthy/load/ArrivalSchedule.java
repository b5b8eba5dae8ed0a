package dev.seaworthy.load;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.util.Random;

/**
 * The requests of an open-loop load and their times: a constant rate, each request at a random moment of its own share
 * of the second, and on average two visits for each message.
 */
final class ArrivalSchedule {
    /** Requests per second that two processors of the reference host serve easily while they also run the clients. */
    private static final int PER_SECOND = 200;

    private static final int LEAST_PER_SECOND = 40;
    private static final int VISITS_FOR_A_MESSAGE = 2;

    private final String load;
    private final long shareNanos;
    private final Random random;
    private int drawn;

    /**
     * One scheduled request.
     *
     * @param scheduled time since the beginning of the load
     */
    record Due(String mark, Kind kind, Duration scheduled) {}

    /**
     * @param load the name of the load, the prefix of its requests' marks
     * @param perSecond the number of requests per second
     */
    ArrivalSchedule(String load, Seed seed, int perSecond) {
        this.load = load;
        this.shareNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.random = seed.of(load);
    }

    /**
     * Scales the rate by the square of the host's slowness: on a host 2.6 times as slow as the reference, 76 requests
     * per second left processes waiting for a CPU for 80 % of the time, because faults and the clients cost more there
     * too.
     *
     * @return the requests per second that the host serves without overload; behaviour under overload is not tested
     */
    static int perSecond(HostSpeed speed) {
        return Math.max(LEAST_PER_SECOND, (int) Math.round(PER_SECOND / Math.pow(speed.factor(), 2)));
    }

    Due next() {
        Kind kind = random.nextInt(VISITS_FOR_A_MESSAGE + 1) == 0 ? Kind.MESSAGE : Kind.VISIT;
        Duration scheduled = Duration.ofNanos(drawn * shareNanos + random.nextLong(shareNanos));
        return new Due("%s.%d".formatted(load, ++drawn), kind, scheduled);
    }
}
