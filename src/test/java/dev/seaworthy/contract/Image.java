package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a contract promises about the image of a service. */
public enum Image {
    /** The Compose file names it with a tag other than {@code latest}, or with a digest. */
    @JsonProperty("pinned")
    PINNED;

    /** @param reference as in a Compose file, such as {@code registry:5000/shop/web:1.2@sha256:…} */
    public static boolean isPinned(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return name.contains("@sha256:") || name.contains(":") && !name.endsWith(":latest");
    }
}
