package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How fast a service's health check notices.
 *
 * @param unhealthyWithin from its processes being frozen to Docker calling it unhealthy
 * @param healthyWithin from their going on to Docker calling it healthy again
 */
public record Health(
        @JsonProperty(required = true) TimeLimit unhealthyWithin,
        @JsonProperty(required = true) TimeLimit healthyWithin) {

    public Health {
        Validation.refuseNull("unhealthy-within", unhealthyWithin);
        Validation.refuseNull("healthy-within", healthyWithin);
    }
}
