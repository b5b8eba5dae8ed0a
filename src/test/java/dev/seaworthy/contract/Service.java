package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The promises about one service.
 *
 * @param replicas how many live containers, at least 1
 * @param answers where each replica answers 200 to GET when asked directly; empty where that is not promised
 * @param publishes container ports that are published on the host
 */
public record Service(
        @JsonProperty(required = true) int replicas, Optional<Endpoint> answers, List<Integer> publishes) {

    public Service {
        Nonsense.refuseUnless(replicas >= 1, "replicas must be 1 or more, not %d", replicas);
        answers = answers == null ? Optional.empty() : answers;
        publishes = publishes == null ? List.of() : List.copyOf(publishes);
        publishes.forEach(Endpoint::refuseUnlessPort);
    }
}
