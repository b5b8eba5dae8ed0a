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

    /**
     * @param exitCode with which its process ended, when its operator stopped it or else when the engine was stopped
     * @return whether a container runs again after the engine was restarted; where failures restart it, one that its
     *     operator stopped does so too if it did not end well: the engine remembers the code, not the reason
     */
    public boolean startsWithTheEngine(boolean stoppedByHand, int exitCode) {
        return switch (this) {
            case NO -> false;
            case ALWAYS -> true;
            case UNLESS_STOPPED -> !stoppedByHand;
            case ON_FAILURE -> exitCode != 0;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
