package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the engine does when a container's process has ended, by Docker's names. */
public enum RestartPolicy {
    @JsonProperty("no")
    NO,
    @JsonProperty("always")
    ALWAYS,
    @JsonProperty("unless-stopped")
    UNLESS_STOPPED,
    @JsonProperty("on-failure")
    ON_FAILURE;

    /** @return whether a process that ended by itself with this exit code is started again */
    public boolean restartsAfter(int exitCode) {
        return switch (this) {
            case NO -> false;
            case ALWAYS, UNLESS_STOPPED -> true;
            case ON_FAILURE -> exitCode != 0;
        };
    }

    /** @return whether a container that its operator had stopped runs again after the engine was restarted */
    public boolean startsStoppedOnesWithTheEngine() {
        return this == ALWAYS;
    }

    /** @return whether a container that ran when the engine was stopped runs again after it was restarted */
    public boolean startsRunningOnesWithTheEngine() {
        return this == ALWAYS || this == UNLESS_STOPPED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
