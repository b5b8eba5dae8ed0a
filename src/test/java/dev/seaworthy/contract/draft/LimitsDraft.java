package dev.seaworthy.contract.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** @param compose a service in the Compose model */
record LimitsDraft(JsonNode compose) {
    private static final String ORIGIN = "compose: deploy.resources.limits, mem_limit, cpus, pids_limit";

    /** @return empty if nothing is limited; a suggestion if the memory is no size of a contract */
    Optional<DraftLine> line(int indent) {
        JsonNode deployed = compose.path("deploy").path("resources").path("limits");
        Optional<Long> memory = Units.bytes(deployed.path("memory")).or(() -> Units.bytes(compose.path("mem_limit")));
        double cpus = deployed.path("cpus").asDouble(compose.path("cpus").asDouble(0));
        int pids = deployed.path("pids").asInt(compose.path("pids_limit").asInt(0));
        List<String> limits = new ArrayList<>();
        memory.ifPresent(bytes -> limits.add("memory: " + Units.text(bytes).orElse(bytes + " bytes")));
        memory.flatMap(this::swap).ifPresent(limits::add);
        if (cpus > 0) {
            limits.add("cpus: " + cpus);
        }
        if (pids > 0) {
            limits.add("pids: " + pids);
        }
        boolean isExact = memory.flatMap(Units::text).isPresent() || memory.isEmpty();
        return limits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DraftLine(indent, !isExact, "limits: {%s}".formatted(String.join(", ", limits)), ORIGIN));
    }

    /** {@code memswap_limit} is the sum of memory and swap. */
    private Optional<String> swap(long memory) {
        return Units.bytes(compose.path("memswap_limit"))
                .filter(sum -> sum >= memory)
                .flatMap(sum -> sum == memory ? Optional.of("none") : Units.text(sum - memory))
                .map(size -> "swap: " + size);
    }
}
