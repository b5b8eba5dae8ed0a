package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How fast Docker's health status follows the state of a container.
 *
 * @param unhealthyWithin the maximum time from freezing all processes to the status {@code unhealthy}
 * @param healthyWithin the maximum time from resuming them to the status {@code healthy}
 */
public record Health(
        @JsonProperty(required = true) TimeLimit unhealthyWithin,
        @JsonProperty(required = true) TimeLimit healthyWithin) {

    public Health {
        Validation.refuseNull("unhealthy-within", unhealthyWithin);
        Validation.refuseNull("healthy-within", healthyWithin);
    }
}
