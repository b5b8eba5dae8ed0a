package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits that the engine sets whenever it starts a container: one that has exited has no control group. */
public final class ConfiguredLimits {
    private static final long NANO_CPUS_PER_MILLICPU = 1_000_000;
    private static final long MILLI = 1_000;
    /** The kernel's default, in microseconds. */
    private static final long PERIOD = 100_000;

    private ConfiguredLimits() {}

    /**
     * @param replicas at least one, in any state
     * @return the same numbers as {@link ControlGroups#limits}
     */
    public static List<ControlGroup> of(ComposeStack stack, List<Replica> replicas) {
        return read(replicas, stack.cli().inspect(replicas));
    }

    /** @param inspections the output of {@code docker inspect}, in the same order */
    static List<ControlGroup> read(List<Replica> replicas, String inspections) {
        JsonNode all = JsonMapper.shared().readTree(inspections);
        return IntStream.range(0, replicas.size())
                .mapToObj(index -> limits(replicas.get(index), all.path(index).path("HostConfig")))
                .toList();
    }

    private static ControlGroup limits(Replica replica, JsonNode configuration) {
        if (!configuration.isObject()) {
            throw new InconclusiveException("docker inspect does not report the limits of %s".formatted(replica));
        }
        return new ControlGroup(
                replica,
                Map.of(
                        "memory", limit(configuration.path("Memory").asLong(0)),
                        "with_swap", limit(configuration.path("MemorySwap").asLong(0)),
                        "millicpus", limit(millicpus(configuration)),
                        "pids", limit(configuration.path("PidsLimit").asLong(0))));
    }

    private static long millicpus(JsonNode configuration) {
        long nano = configuration.path("NanoCpus").asLong(0);
        long period = configuration.path("CpuPeriod").asLong(0);
        return nano > 0
                ? nano / NANO_CPUS_PER_MILLICPU
                : MILLI * configuration.path("CpuQuota").asLong(0) / (period > 0 ? period : PERIOD);
    }

    private static long limit(long configured) {
        return configured > 0 ? configured : ControlGroup.UNLIMITED;
    }
}
