package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stack promises.
 *
 * @param healthyWithin the longest time from the return of {@code docker compose up -d} to the health of every
 *     container
 * @param services the promises by service, in the order of the file
 */
public record Contract(
        @JsonProperty(required = true) Budget healthyWithin,
        @JsonProperty(required = true) Map<String, Service> services) {

    public Contract {
        services = Collections.unmodifiableMap(new LinkedHashMap<>(Nonsense.refuseNull("services", services)));
        Nonsense.refuseUnless(!services.isEmpty(), "services must name at least one service");
        services.forEach(Nonsense::refuseNull);
        Nonsense.refuseNull("healthy-within", healthyWithin);
    }
}
