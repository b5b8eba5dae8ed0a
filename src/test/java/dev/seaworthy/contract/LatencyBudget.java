package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The latency of acknowledged requests during a fault, from the scheduled time of a request to its response.
 *
 * @param p99 the maximum of the 99th percentile
 * @param max the maximum
 * @param longestGap the maximum time between two successive acknowledgements, of any requests
 */
public record LatencyBudget(
        @JsonProperty(required = true) TimeLimit p99,
        @JsonProperty(required = true) TimeLimit max,
        @JsonProperty(required = true) TimeLimit longestGap) {

    public LatencyBudget {
        Validation.refuseNull("p99", p99);
        Validation.refuseNull("max", max);
        Validation.refuseNull("longest-gap", longestGap);
        Validation.refuseUnless(
                p99.duration().compareTo(max.duration()) <= 0,
                "p99 must not be longer than max, but %d ms is longer than %d ms",
                p99.duration().toMillis(),
                max.duration().toMillis());
    }
}
