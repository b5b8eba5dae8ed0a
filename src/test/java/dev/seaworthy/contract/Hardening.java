package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a container can do without, and does. */
public enum Hardening {
    /** None of its processes has any of Linux's capabilities, nor can get one. */
    @JsonProperty("no-capabilities")
    NO_CAPABILITIES,
    /** A program with the set-user-ID bit gives its processes nothing. */
    @JsonProperty("no-new-privileges")
    NO_NEW_PRIVILEGES,
    /** The kernel refuses it system calls that containers do not need. */
    @JsonProperty("seccomp")
    SECCOMP,
    /** No process of it has user id 0. */
    @JsonProperty("not-root")
    NOT_ROOT,
    /** Its root file system cannot be written to. */
    @JsonProperty("read-only-root")
    READ_ONLY_ROOT,
    /** It sees neither the engine's socket nor the host's directories of devices, processes or settings. */
    @JsonProperty("no-sensitive-mounts")
    NO_SENSITIVE_MOUNTS,
    /** What it publishes can be reached from this machine only. */
    @JsonProperty("loopback-only")
    LOOPBACK_ONLY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
