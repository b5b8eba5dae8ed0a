package dev.seaworthy.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A clock that runs slower while the host is overloaded. Promises in seconds are judged by it, so that a stack is not
 * blamed for CPU time that other processes used; the suite's own timeouts run by it, so that a slow host makes a run
 * longer and not wrong.
 *
 * <p>Its rate is the share of time in which no process waited for a CPU, as the kernel reports it (<a
 * href="https://docs.kernel.org/accounting/psi.html">PSI</a>), divided by {@link HostSpeed#factor}. PSI also counts a
 * process that its own cgroup's quota throttles: a container with 0.1 CPUs and a busy loop causes 90 % on a host that
 * is 93 % idle. The stack is responsible for its own limits, so at most the share of time in which CPUs were busy is
 * counted. The lateness of the clock's own timer counts as well; it is the only source if the kernel has no PSI.
 */
final class HostClock {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Path PROCESSORS = Path.of("/proc/stat");
    private static final Duration PERIOD = Duration.ofMillis(100);

    private static final NavigableMap<Instant, Reading> READINGS = new ConcurrentSkipListMap<>();
    private static Instant lastTick = Instant.now();

    /** Totals since the clock was started. */
    record Reading(
            long adjustedNanos, long stalledNanos, OptionalLong pressureMicros, Ticks ticks, Duration lateness) {}

    /** CPU ticks of all CPUs together since boot; both are 0 if the kernel does not report them. */
    record Ticks(long idle, long all) {
        /** @return the share of time in which CPUs were busy since then; 1 if unknown */
        double busySince(Ticks earlier) {
            return all > earlier.all ? 1 - (double) (idle - earlier.idle) / (all - earlier.all) : 1;
        }
    }

    static {
        READINGS.put(Instant.now(), new Reading(0, 0, pressureMicros(), ticks(), Duration.ZERO));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("host clock").unstarted(task));
        timer.scheduleAtFixedRate(HostClock::tick, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HostClock() {}

    static Elapsed between(Instant from, Instant to) {
        readIfOverdue(to);
        return between(from, to, READINGS);
    }

    /**
     * The last reading is the one before the interval's end, or the one after it if the timer was overdue then: a stall
     * is in the interval that it ends, whether this thread or the timer continues first, and no later stall is.
     */
    static Elapsed between(Instant from, Instant to, NavigableMap<Instant, Reading> readings) {
        Duration wall = Duration.between(from, to);
        if (!wall.isPositive()) {
            return new Elapsed(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
        }
        Map.Entry<Instant, Reading> first = orElse(readings.floorEntry(from), readings.firstEntry());
        Map.Entry<Instant, Reading> before = orElse(readings.floorEntry(to), readings.firstEntry());
        Map.Entry<Instant, Reading> last =
                isOverdue(before.getKey(), to) ? orElse(readings.ceilingEntry(to), before) : before;
        long known = Duration.between(first.getKey(), last.getKey()).toNanos();
        long adjusted = last.getValue().adjustedNanos() - first.getValue().adjustedNanos();
        long stalled = last.getValue().stalledNanos() - first.getValue().stalledNanos();
        Duration lateness = readings.subMap(first.getKey(), false, last.getKey(), true).values().stream()
                .map(Reading::lateness)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        double rate = known == 0 ? 1 / HostSpeed.current().factor() : (double) adjusted / known;
        return new Elapsed(
                wall,
                Duration.ofNanos(Math.round(rate * wall.toNanos())),
                known == 0 ? 0 : (double) stalled / known,
                lateness);
    }

    private static Map.Entry<Instant, Reading> orElse(
            Map.Entry<Instant, Reading> found, Map.Entry<Instant, Reading> other) {
        return found == null ? other : found;
    }

    private static synchronized void tick() {
        Duration late = lateness();
        lastTick = Instant.now();
        read(late);
    }

    /** Counts the timer's current period as well, because it may be overdue. */
    private static synchronized void readIfOverdue(Instant moment) {
        if (isOverdue(READINGS.lastKey(), moment)) {
            read(lateness());
        }
    }

    private static boolean isOverdue(Instant last, Instant moment) {
        return Duration.between(last, moment).compareTo(PERIOD) > 0;
    }

    private static Duration lateness() {
        Duration late = Duration.between(lastTick, Instant.now()).minus(PERIOD);
        return late.isNegative() ? Duration.ZERO : late;
    }

    private static synchronized void read(Duration late) {
        Instant now = Instant.now();
        Map.Entry<Instant, Reading> last = READINGS.lastEntry();
        long wall = Duration.between(last.getKey(), now).toNanos();
        if (wall <= 0) {
            return;
        }
        OptionalLong pressure = pressureMicros();
        Ticks ticks = ticks();
        long waited = nanos(pressure) - nanos(last.getValue().pressureMicros());
        long stalled = stalled(
                wall, waited, late.toNanos(), ticks.busySince(last.getValue().ticks()));
        double rate = (1 - (double) stalled / wall) / HostSpeed.current().factor();
        READINGS.put(
                now,
                new Reading(
                        last.getValue().adjustedNanos() + Math.round(rate * wall),
                        last.getValue().stalledNanos() + stalled,
                        pressure,
                        ticks,
                        late));
    }

    private static long nanos(OptionalLong micros) {
        return 1_000 * micros.orElse(0);
    }

    /**
     * @param wall the elapsed time; all times in nanoseconds
     * @param waited how long any process waited for a CPU, throttled by a quota or not
     * @param late how late the timer was
     * @param busy the share of time in which CPUs were busy, 0 to 1
     * @return how long the host was overloaded
     */
    static long stalled(long wall, long waited, long late, double busy) {
        long waitedForProcessors = Math.min(waited, Math.round(busy * wall));
        return Math.clamp(Math.max(waitedForProcessors, late), 0, wall);
    }

    /**
     * Reads the first line, {@code cpu USER NICE SYSTEM IDLE IOWAIT IRQ SOFTIRQ STEAL}; later columns are included in
     * the first two.
     */
    private static Ticks ticks() {
        try {
            long[] numbers = Stream.of(Files.readAllLines(PROCESSORS).getFirst().split(" +"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Ticks(numbers[3] + numbers[4], LongStream.of(numbers).sum());
        } catch (IOException e) {
            return new Ticks(0, 0);
        }
    }

    private static OptionalLong pressureMicros() {
        try {
            return pressureMicros(Files.readAllLines(PRESSURE));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * @param lines of {@code /proc/pressure/cpu}
     * @return the microseconds in which any process has waited for a CPU since boot
     */
    static OptionalLong pressureMicros(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("some "))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('=') + 1)))
                .findFirst();
    }
}
