package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A restart policy, by its name in Docker. */
public enum RestartPolicy {
    @JsonProperty("no")
    NO,
    @JsonProperty("always")
    ALWAYS,
    @JsonProperty("unless-stopped")
    UNLESS_STOPPED,
    @JsonProperty("on-failure")
    ON_FAILURE;

    /** @return whether the engine restarts a container whose process exited by itself with this code */
    public boolean restartsAfter(int exitCode) {
        return switch (this) {
            case NO -> false;
            case ALWAYS, UNLESS_STOPPED -> true;
            case ON_FAILURE -> exitCode != 0;
        };
    }

    /**
     * @param stoppedManually whether an operator stopped the container before the engine stopped
     * @param exitCode the exit code of its process, when the operator or the engine stopped it
     * @return whether the container runs after a restart of the engine. With {@code on-failure}, a container that was
     *     stopped manually runs again too if its exit code was not 0: the engine stores the code, not the reason
     */
    public boolean startsWithTheEngine(boolean stoppedManually, int exitCode) {
        return switch (this) {
            case NO -> false;
            case ALWAYS -> true;
            case UNLESS_STOPPED -> !stoppedManually;
            case ON_FAILURE -> exitCode != 0;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
