package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An HTTP endpoint of a container.
 *
 * @param port TCP, 1 to 65535
 * @param path absolute, with its query if it has one
 */
public record Endpoint(
        @JsonProperty(required = true) int port,
        @JsonProperty(required = true) String path) {

    public Endpoint {
        refuseUnlessPort(port);
        Validation.refuseUnlessAbsolute(path);
    }

    static void refuseUnlessPort(int port) {
        Validation.refuseUnless(port >= 1 && port <= 65535, "a port is 1 to 65535, not %d", port);
    }
}
