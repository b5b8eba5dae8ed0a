package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A restriction of a container. */
public enum Hardening {
    /** No process has a Linux capability, or can gain one. */
    @JsonProperty("no-capabilities")
    NO_CAPABILITIES,
    /** No process can gain privileges by a set-user-ID program. */
    @JsonProperty("no-new-privileges")
    NO_NEW_PRIVILEGES,
    /** Every process runs under a seccomp filter. */
    @JsonProperty("seccomp")
    SECCOMP,
    /** No process has user id 0. */
    @JsonProperty("not-root")
    NOT_ROOT,
    /** The root file system is read-only. */
    @JsonProperty("read-only-root")
    READ_ONLY_ROOT,
    /** Neither the engine's socket nor /dev, /proc, /sys, /etc or similar directories of the host are mounted. */
    @JsonProperty("no-sensitive-mounts")
    NO_SENSITIVE_MOUNTS,
    /** Published ports are reachable on the loopback address of the host only. */
    @JsonProperty("loopback-only")
    LOOPBACK_ONLY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
