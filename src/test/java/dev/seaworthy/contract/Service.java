package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The promises about one service. What the file does not mention is empty here and not checked, except that the world
 * is closed: what {@code reaches} and {@code publishes} do not name is refused.
 *
 * @param replicas how many containers live, at least 1
 * @param singleton whether there can only ever be one
 * @param completes whether its container does its work and ends with exit code 0, instead of living on
 * @param answers where each replica answers 200 to GET when asked directly
 * @param publishes container ports that are published on the host
 * @param reaches where its containers can open connections to
 * @param limits what each replica may use at most
 * @param restart what happens when its process has ended
 * @param health how fast its health check notices; without it the service has none
 * @param after the services that were healthy, or had completed, before it was started
 * @param keeps absolute paths inside the container whose content survives it
 * @param forgets directories that are memory
 * @param exempt what of the stack's {@code hardened} does not hold for it, each with its reason
 */
public record Service(
        @JsonProperty(required = true) int replicas,
        boolean singleton,
        boolean completes,
        Optional<Endpoint> answers,
        List<Integer> publishes,
        List<ServicePort> reaches,
        Optional<Limits> limits,
        Optional<RestartPolicy> restart,
        Optional<Health> health,
        List<String> after,
        List<String> keeps,
        List<Tmpfs> forgets,
        Map<Hardening, String> exempt) {

    public Service {
        Validation.refuseUnless(replicas >= 1, "replicas must be 1 or more, not %d", replicas);
        Validation.refuseUnless(!singleton || replicas == 1, "a singleton has 1 replica, not %d", replicas);
        answers = orEmpty(answers);
        publishes = orEmpty(publishes);
        publishes.forEach(Endpoint::refuseUnlessPort);
        reaches = orEmpty(reaches);
        limits = orEmpty(limits);
        restart = orEmpty(restart);
        health = orEmpty(health);
        after = orEmpty(after);
        keeps = orEmpty(keeps);
        keeps.forEach(Validation::refuseUnlessAbsolute);
        forgets = orEmpty(forgets);
        exempt = exempt == null ? Map.of() : Map.copyOf(refuseWithoutReason(exempt));
    }

    /** @return the same without what it promises about any but these services */
    Service of(Collection<String> some) {
        return new Service(
                replicas,
                singleton,
                completes,
                answers,
                publishes,
                reaches.stream().filter(peer -> some.contains(peer.service())).toList(),
                limits,
                restart,
                health,
                after.stream().filter(some::contains).toList(),
                keeps,
                forgets,
                exempt);
    }

    Service with(int otherReplicas) {
        return new Service(
                otherReplicas,
                singleton,
                completes,
                answers,
                publishes,
                reaches,
                limits,
                restart,
                health,
                after,
                keeps,
                forgets,
                exempt);
    }

    private static <T> Optional<T> orEmpty(Optional<T> promise) {
        return promise == null ? Optional.empty() : promise;
    }

    private static <T> List<T> orEmpty(List<T> promises) {
        return promises == null ? List.of() : List.copyOf(promises);
    }

    private static Map<Hardening, String> refuseWithoutReason(Map<Hardening, String> exempt) {
        exempt.forEach((hardening, reason) ->
                Validation.refuseUnless(reason != null && !reason.isBlank(), "exempt.%s needs a reason", hardening));
        return new LinkedHashMap<>(exempt);
    }
}
