package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostClockTest {
    private static final Duration TIME = Duration.ofMillis(1_500);

    @Test
    void it_runs_slower_than_wall_time_while_processes_wait_for_a_cpu() throws InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/pressure/cpu")), "this kernel does not report CPU pressure");
        Instant from = Instant.now();
        for (Thread thread : IntStream.range(0, 3 * Runtime.getRuntime().availableProcessors())
                .mapToObj(number -> Thread.ofPlatform().daemon().start(() -> burn(from.plus(TIME))))
                .toList()) {
            thread.join();
        }

        Elapsed elapsed = Elapsed.since(from);

        assertThat(elapsed.pressure()).isGreaterThan(0.5);
        assertThat(elapsed.isStarved()).isTrue();
        assertThat(elapsed.adjusted()).isLessThan(elapsed.wall().dividedBy(2));
        assertThat(elapsed.excuses(TIME)).isTrue();
    }

    /** Measured over 8 s with a container with a quota of 0.1 CPUs and a busy loop, on two CPUs. */
    @Test
    void a_process_throttled_by_its_own_quota_does_not_count_as_overload() {
        assertThat(HostClock.stalled(8_000, 7_200, 0, 0.07)).isEqualTo(560);
        assertThat(HostClock.stalled(8_000, 7_200, 0, 1)).isEqualTo(7_200);
    }

    /** The second line exists since Linux 5.13. */
    @Test
    void the_total_of_the_some_line_is_read() {
        assertThat(HostClock.pressureMicros(List.of(
                        "some avg10=29.64 avg60=29.70 avg300=9.07 total=29429738",
                        "full avg10=0.00 avg60=0.00 avg300=0.00 total=0")))
                .hasValue(29_429_738);
        assertThat(HostClock.pressureMicros(List.of("some avg10=0.00 avg60=0.00 avg300=0.00 total=12")))
                .hasValue(12);
        assertThat(HostClock.pressureMicros(List.of())).isEmpty();
    }

    @Test
    void a_late_timer_counts_like_cpu_pressure() {
        assertThat(HostClock.stalled(1_000, 0, 800, 0.1)).isEqualTo(800);
        assertThat(HostClock.stalled(1_000, 0, 5_000, 1)).isEqualTo(1_000);
    }

    @Test
    void a_deadline_expires_also_on_an_overloaded_host() throws Exception {
        Deadline deadline = Deadline.after(Duration.ofMillis(200));
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(deadline.awaitExit(process)).isFalse();
            assertThat(deadline.elapsed().wall()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        } finally {
            process.destroy();
        }
    }

    /** After a stall of 700 ms, the timer continues 800 ms after the start; another thread may continue before it. */
    @ParameterizedTest(name = "the interval ends after {0} ms")
    @CsvSource({"90, false", "190, false", "790, true", "810, true"})
    void a_stall_is_in_the_intervals_that_it_ends(long millis, boolean starved) {
        Instant start = Instant.now();
        NavigableMap<Instant, HostClock.Reading> readings = new TreeMap<>(Map.of(
                start,
                reading(0, 0, Duration.ZERO),
                start.plusMillis(100),
                reading(100, 0, Duration.ZERO),
                start.plusMillis(800),
                reading(100, 700, Duration.ofMillis(600))));

        Elapsed elapsed = HostClock.between(start, start.plusMillis(millis), readings);

        assertThat(elapsed.isStarved()).isEqualTo(starved);
        assertThat(elapsed.lateness()).hasMillis(starved ? 600 : 0);
    }

    private static HostClock.Reading reading(long adjustedMillis, long stalledMillis, Duration lateness) {
        return new HostClock.Reading(
                Duration.ofMillis(adjustedMillis).toNanos(),
                Duration.ofMillis(stalledMillis).toNanos(),
                OptionalLong.empty(),
                new HostClock.Ticks(0, 0),
                lateness);
    }

    @Test
    void an_empty_interval_has_no_elapsed_time() {
        Instant now = Instant.now();

        assertThat(Elapsed.between(now, now).wall()).isZero();
        assertThat(Elapsed.between(now, now).excuses(Duration.ZERO)).isFalse();
    }

    private static void burn(Instant until) {
        while (Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
    }
}
