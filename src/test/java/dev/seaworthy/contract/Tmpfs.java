package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A directory of a service that is memory: bounded, and empty after a restart.
 *
 * @param path absolute, inside the container
 * @param size what fits in at most
 */
public record Tmpfs(
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) ByteSize size) {

    public Tmpfs {
        Validation.refuseUnlessAbsolute(path);
        Validation.refuseNull("size", size);
    }

    @Override
    public String toString() {
        return path + ", " + size;
    }
}
