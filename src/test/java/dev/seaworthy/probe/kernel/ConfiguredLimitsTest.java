package dev.seaworthy.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.ReplicaFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfiguredLimitsTest {
    private static final Replica JOB = ReplicaFixtures.replica("job", 1, "exited", "none");

    @Test
    void limits_are_read_in_the_units_of_the_control_group() {
        assertThat(read("""
                        {"Memory": 67108864, "MemorySwap": 134217728, "NanoCpus": 250000000, "PidsLimit": 32}"""))
                .isEqualTo(Map.of("memory", 67_108_864L, "with_swap", 134_217_728L, "millicpus", 250L, "pids", 32L));
    }

    @Test
    void a_quota_per_period_limits_CPU_time_too() {
        assertThat(read("""
                        {"CpuQuota": 50000, "CpuPeriod": 0}""")).containsEntry("millicpus", 500L);
        assertThat(read("""
                        {"CpuQuota": 50000, "CpuPeriod": 200000}""")).containsEntry("millicpus", 250L);
    }

    @Test
    void a_limit_that_is_not_set_is_unlimited() {
        assertThat(read("""
                        {"Memory": 0, "MemorySwap": -1, "NanoCpus": 0, "PidsLimit": null}"""))
                .hasSize(4)
                .allSatisfy((name, number) -> assertThat(number).as(name).isEqualTo(ControlGroup.UNLIMITED));
    }

    @Test
    void an_inspection_without_a_configuration_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> ConfiguredLimits.read(List.of(JOB), "[]"))
                .withMessageContaining("job-1");
    }

    private static Map<String, Long> read(String configuration) {
        return ConfiguredLimits.read(List.of(JOB), "[{\"HostConfig\": %s}]".formatted(configuration))
                .getFirst()
                .numbers();
    }
}
