package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.contract.Swap;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.kernel.ControlGroup;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlGroupAssertTest {
    private static final Limits PROMISED = limits(Optional.of(Swap.NONE));

    @ParameterizedTest
    @CsvSource({
        "memory, 2000, 'web-1: expected a limit of 1000 bytes of memory, but its limit is 2000'",
        "with_swap, -1, 'web-1: expected a limit of 1000 bytes of memory plus swap, but its limit is none'",
        "millicpus, 1000, 'web-1: expected a limit of 500 millicpus, but its limit is 1000'",
        "pids, -1, 'web-1: expected a limit of 64 processes, but its limit is none'"
    })
    void a_different_limit_is_reported_with_the_promised_one(String name, long set, String message) {
        Map<String, Long> limits =
                new java.util.HashMap<>(Map.of("memory", 1000L, "with_swap", 1000L, "millicpus", 500L, "pids", 64L));
        assertThat(group(limits)).hasLimits(PROMISED);
        limits.put(name, set);

        refused(group -> assertThat(group).hasLimits(PROMISED), limits, message);
    }

    @Test
    void swap_is_in_addition_to_memory_and_not_compared_unless_it_is_promised() {
        Map<String, Long> enforced = Map.of("memory", 1000L, "with_swap", 2024L, "millicpus", 500L, "pids", 64L);

        assertThat(group(enforced)).hasLimits(limits(Optional.empty()));
        assertThat(group(enforced)).hasLimits(limits(Optional.of(new Swap(1024))));
    }

    @Test
    void limits_that_are_not_promised_are_not_compared() {
        Limits cpus = new Limits(Optional.empty(), Optional.empty(), Optional.of(0.5), Optional.empty());

        assertThat(group(Map.of("memory", -1L, "with_swap", -1L, "millicpus", 500L, "pids", -1L)))
                .hasLimits(cpus);
    }

    private static Limits limits(Optional<Swap> swap) {
        return new Limits(Optional.of(new ByteSize(1000)), swap, Optional.of(0.5), Optional.of(64));
    }

    @Test
    void more_CPU_time_than_promised_is_a_violation() {
        assertThat(burned(560, 9)).gotProcessors(0.5);
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                burned(980, 0).numbers(),
                "web-1: expected 0.5 CPUs under full load, but it used 0.98");
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                Map.of("millicpus", 500L, "throttled", 0L, "periods", 0L),
                "web-1: expected a CPU limit, but it used 0.5 CPUs and the kernel enforces none");
    }

    @Test
    void less_CPU_time_than_promised_is_a_violation_only_if_the_kernel_throttled_it() {
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                burned(250, 10).numbers(),
                "web-1: expected 0.5 CPUs under full load, but it used 0.25");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(burned(250, 8)).gotProcessors(0.5))
                .withMessage("host too slow: web-1 used 0.25 CPUs, and other processes used the rest: "
                        + "throttled in 8 of 10 periods");
    }

    private static ControlGroup burned(long millicpus, long throttled) {
        return group(Map.of("millicpus", millicpus, "throttled", throttled, "periods", 10L));
    }

    @Test
    void memory_beyond_the_limit_is_a_violation() {
        assertThat(group(Map.of("peak", 1000L, "survived", 0L, "oom_kills", 1L)))
                .wasKeptWithin(1000);
        refused(
                group -> assertThat(group).wasKeptWithin(1000),
                Map.of("peak", 2500L, "survived", 1L, "oom_kills", 0L),
                "web-1: expected at most 1000 bytes of memory, but 2500 were in use");
        refused(
                group -> assertThat(group).wasKeptWithin(1000),
                Map.of("peak", 1000L, "survived", 1L, "oom_kills", 0L),
                "web-1: expected an OOM kill beyond 1000 bytes of memory, but 1 processes survived, 0 were killed");
    }

    @Test
    void processes_beyond_the_limit_are_a_violation() {
        assertThat(group(Map.of("forked", 60L, "refused", 1L, "refused_at", 64L)))
                .forkedUpTo(64);
        refused(
                group -> assertThat(group).forkedUpTo(64),
                Map.of("forked", 80L, "refused", 0L, "refused_at", -1L),
                "web-1: expected at most 64 processes, but no fork was refused");
        refused(
                group -> assertThat(group).forkedUpTo(64),
                Map.of("forked", 10L, "refused", 1L, "refused_at", 16L),
                "web-1: expected 64 processes, but a fork was refused at 16");
    }

    @Test
    void a_missing_number_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(group(Map.of())).forkedUpTo(64))
                .withMessageContaining("refused was not read from the control group of web-1");
    }

    @Test
    void an_exited_process_is_named() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(group(Map.of("gone", 1L))).wasKeptWithin(1000))
                .withMessage("process 1 of web-1 ended before peak was read from its control group");
    }

    private static void refused(Consumer<ControlGroup> judgement, Map<String, Long> numbers, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> judgement.accept(group(numbers)))
                .withMessage(message);
    }

    private static ControlGroup group(Map<String, Long> numbers) {
        return new ControlGroup(
                new Replica(
                        "id",
                        "seaworthy-web-1",
                        "web",
                        1,
                        "host",
                        "image",
                        "running",
                        "healthy",
                        List.of(),
                        0,
                        0,
                        false,
                        1,
                        Instant.now(),
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap(),
                        Map.of()),
                numbers);
    }
}
