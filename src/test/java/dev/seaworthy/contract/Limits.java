package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What each replica of a service may use at most.
 *
 * @param memory swap is not on top of it
 * @param cpus processors, 0.5 being half of one's time
 * @param pids processes and threads together
 */
public record Limits(
        @JsonProperty(required = true) ByteSize memory,
        @JsonProperty(required = true) double cpus,
        @JsonProperty(required = true) int pids) {

    public Limits {
        Validation.refuseNull("memory", memory);
        Validation.refuseUnless(cpus > 0, "cpus must be more than 0, not %s", cpus);
        Validation.refuseUnless(pids >= 1, "pids must be 1 or more, not %d", pids);
    }
}
