package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The resources that each replica of a service may use.
 *
 * @param memory including swap
 * @param cpus CPU time, in processors: 0.5 is half the time of one
 * @param pids the number of processes and threads together
 */
public record Limits(
        @JsonProperty(required = true) ByteSize memory,
        @JsonProperty(required = true) double cpus,
        @JsonProperty(required = true) int pids) {

    @Override
    public String toString() {
        return "%s memory, %s CPUs, %d processes".formatted(memory, cpus, pids);
    }

    public Limits {
        Validation.refuseNull("memory", memory);
        Validation.refuseUnless(cpus > 0, "cpus must be more than 0, not %s", cpus);
        Validation.refuseUnless(pids >= 1, "pids must be 1 or more, not %d", pids);
    }
}
