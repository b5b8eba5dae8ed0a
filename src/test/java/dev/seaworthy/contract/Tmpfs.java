package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A tmpfs mount of a service: limited in size, and empty after a restart.
 *
 * @param path absolute, inside the container
 * @param size the maximum size
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
