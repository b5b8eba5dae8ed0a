package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A fault for which a contract has a latency budget. All except the last are faults of one replica of a service. */
public enum FaultKind {
    @JsonProperty("killed")
    KILLED,
    @JsonProperty("out-of-memory")
    OUT_OF_MEMORY,
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("restarted")
    RESTARTED,
    @JsonProperty("frozen")
    FROZEN,
    @JsonProperty("disconnected")
    DISCONNECTED,
    @JsonProperty("scaled")
    SCALED,
    @JsonProperty("rolling-update")
    ROLLING_UPDATE,
    /** A store is unavailable: requests that need it fail, and acknowledged ones may have waited for it. */
    @JsonProperty("store-outage")
    STORE_OUTAGE;

    /** @return the key in the contract */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
