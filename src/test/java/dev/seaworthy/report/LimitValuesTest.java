package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.contract.Swap;
import dev.seaworthy.docker.ReplicaFixtures;
import dev.seaworthy.probe.kernel.ControlGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

final class LimitValuesTest {
    private static final long MIB = 1 << 20;
    private static final ByteSize MEMORY = new ByteSize(64 * MIB);
    private static final Limits PROMISED =
            new Limits(Optional.of(MEMORY), Optional.of(Swap.NONE), Optional.of(0.5), Optional.of(64));

    @Test
    void every_promised_limit_has_the_value_that_is_set_on_each_container() {
        assertThat(LimitValues.set(
                        PROMISED,
                        List.of(
                                group(
                                        1,
                                        Map.of(
                                                "memory",
                                                64 * MIB,
                                                "with_swap",
                                                64 * MIB,
                                                "millicpus",
                                                500L,
                                                "pids",
                                                64L)),
                                group(
                                        2,
                                        Map.of(
                                                "memory",
                                                64 * MIB + 1,
                                                "with_swap",
                                                -1L,
                                                "millicpus",
                                                1500L,
                                                "pids",
                                                -1L)))))
                .extracting(
                        ObservedValue::container,
                        ObservedValue::what,
                        ObservedValue::expected,
                        ObservedValue::observed,
                        ObservedValue::deviates)
                .containsExactly(
                        tuple("web-1", "memory", "64M", "64M", false),
                        tuple("web-1", "swap", "none", "none", false),
                        tuple("web-1", "CPUs", "0.5", "0.5", false),
                        tuple("web-1", "processes", "64", "64", false),
                        tuple("web-2", "memory", "64M", "67108865 bytes", true),
                        tuple("web-2", "swap", "none", "unlimited", true),
                        tuple("web-2", "CPUs", "0.5", "1.5", true),
                        tuple("web-2", "processes", "64", "unlimited", true));
    }

    @Test
    void a_limit_that_is_not_promised_is_not_shown() {
        Limits pids = new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(64));

        assertThat(LimitValues.set(pids, List.of(group(1, Map.of("memory", -1L, "pids", 64L)))))
                .extracting(ObservedValue::what)
                .containsExactly("processes");
    }

    @Test
    void a_value_that_was_not_read_is_named() {
        assertThat(LimitValues.set(PROMISED, List.of(group(1, Map.of("gone", 1L)))))
                .extracting(ObservedValue::observed)
                .containsOnly("not read");
    }

    @Test
    void the_use_under_pressure_is_shown_beside_the_promise() {
        assertThat(observed(LimitValues.reached(
                        0.5, group(1, Map.of("millicpus", 496L, "throttled", 10L, "periods", 10L)))))
                .isEqualTo(tuple("CPUs", "0.5", "0.496", "under full load; throttled in 10 of 10 periods"));
        assertThat(observed(LimitValues.reached(
                        MEMORY, group(1, Map.of("peak", 64 * MIB + MIB / 2, "oom_kills", 1L, "survived", 0L)))))
                .isEqualTo(tuple("memory", "64M", "64.5M", "at most; 1 OOM-killed, 0 survived"));
        assertThat(observed(LimitValues.reached(64, group(1, Map.of("forked", 57L, "refused", 1L, "refused_at", 64L)))))
                .isEqualTo(tuple("processes", "64", "64", "after 57 forks; the next one was refused"));
    }

    @Test
    void a_limit_that_was_not_enforced_is_shown_as_such() {
        assertThat(observed(LimitValues.reached(64, group(1, Map.of("forked", 80L, "refused", 0L, "refused_at", -1L)))))
                .isEqualTo(tuple("processes", "64", "no fork refused", "after 80 forks"));
        assertThat(observed(LimitValues.unreachable(2.0, "web-1", 2)))
                .isEqualTo(tuple("CPUs", "2.0", "not exceeded", "this host has 2 CPUs"));
    }

    private static Tuple observed(ObservedValue value) {
        return tuple(value.what(), value.expected(), value.observed(), value.details());
    }

    private static ControlGroup group(int ordinal, Map<String, Long> numbers) {
        return new ControlGroup(ReplicaFixtures.replica("web", ordinal, "running", "none"), numbers);
    }
}
