package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.kernel.ControlGroup;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlGroupAssertTest {
    private static final Limits PROMISED = new Limits(new ByteSize(1000), 0.5, 64);

    @ParameterizedTest
    @CsvSource({
        "memory, 2000, 'web-1: promised are at most 1000 bytes of memory, the kernel''s limit is 2000'",
        "with_swap, -1, 'web-1: promised are at most 1000 bytes of memory and swap together, the kernel''s limit is none'",
        "millicpus, 1000, 'web-1: promised are at most 500 thousandths of a processor, the kernel''s limit is 1000'",
        "pids, -1, 'web-1: promised are at most 64 processes, the kernel''s limit is none'"
    })
    void another_limit_is_told_with_the_promised_one(String name, long set, String message) {
        Map<String, Long> limits =
                new java.util.HashMap<>(Map.of("memory", 1000L, "with_swap", 1000L, "millicpus", 500L, "pids", 64L));
        assertThat(group(limits)).hasLimits(PROMISED);
        limits.put(name, set);

        refused(group -> assertThat(group).hasLimits(PROMISED), limits, message);
    }

    @Test
    void more_processor_time_than_promised_is_told() {
        assertThat(burned(560, 9)).gotProcessors(0.5);
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                burned(980, 0).numbers(),
                "web-1: promised are 0.5 processors, it used 0.98 when it wanted more");
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                Map.of("millicpus", 500L, "throttled", 0L, "periods", 0L),
                "web-1: used 0.5 processors, but nothing would have held it back");
    }

    @Test
    void less_processor_time_than_promised_is_told_only_where_the_kernel_held_it_back() {
        refused(
                group -> assertThat(group).gotProcessors(0.5),
                burned(250, 10).numbers(),
                "web-1: promised are 0.5 processors, it used 0.25 when it wanted more");
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(burned(250, 8)).gotProcessors(0.5))
                .withMessage(
                        "machine too slow: "
                                + "web-1 used 0.25 processors, and others used what it could have had: it was held back in 8 of 10 periods");
    }

    private static ControlGroup burned(long millicpus, long throttled) {
        return group(Map.of("millicpus", millicpus, "throttled", throttled, "periods", 10L));
    }

    @Test
    void memory_that_could_be_had_is_told() {
        assertThat(group(Map.of("peak", 1000L, "survived", 0L, "oom_kills", 1L)))
                .wasKeptWithin(1000);
        refused(
                group -> assertThat(group).wasKeptWithin(1000),
                Map.of("peak", 2500L, "survived", 1L, "oom_kills", 0L),
                "web-1: promised are at most 1000 bytes of memory, 2500 were in use");
        refused(
                group -> assertThat(group).wasKeptWithin(1000),
                Map.of("peak", 1000L, "survived", 1L, "oom_kills", 0L),
                "web-1: of what wanted twice the promised 1000 bytes of memory 1 got them, and the kernel killed 0");
    }

    @Test
    void processes_that_could_be_made_are_told() {
        assertThat(group(Map.of("forked", 60L, "refused", 1L, "refused_at", 64L)))
                .forkedUpTo(64);
        refused(
                group -> assertThat(group).forkedUpTo(64),
                Map.of("forked", 80L, "refused", 0L, "refused_at", -1L),
                "web-1: promised are at most 64 processes, none was refused");
        refused(
                group -> assertThat(group).forkedUpTo(64),
                Map.of("forked", 10L, "refused", 1L, "refused_at", 16L),
                "web-1: promised are 64 processes, one more was refused when there were 16");
    }

    @Test
    void what_the_kernel_did_not_say_is_not_observed() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(group(Map.of())).forkedUpTo(64))
                .withMessageContaining("nothing was seen of refused in the control group of web-1");
    }

    @Test
    void a_process_that_ended_is_named() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> assertThat(group(Map.of("gone", 1L))).wasKeptWithin(1000))
                .withMessage("process 1 of web-1 ended before peak could be seen of its control group");
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
