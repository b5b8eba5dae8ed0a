package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What a stack promises. The maps have the order of the file.
 *
 * @param healthyWithin the longest time from the return of {@code docker compose up -d} to the health of every
 *     container
 * @param hardened what every service can do without, apart from its exemptions
 * @param networks who is joined by which network; services that {@code reach} one another are joined anyway
 * @param secrets who can read which secret, by the secret's name in the Compose file
 * @param services the promises by service
 */
public record Contract(
        @JsonProperty(required = true) TimeLimit healthyWithin,
        Set<Hardening> hardened,
        Map<String, Network> networks,
        Map<String, Secret> secrets,
        @JsonProperty(required = true) Map<String, Service> services) {

    public Contract {
        services = ordered("services", Validation.refuseNull("services", services));
        Validation.refuseUnless(!services.isEmpty(), "services must name at least one service");
        Validation.refuseNull("healthy-within", healthyWithin);
        hardened = hardened == null ? Set.of() : Set.copyOf(hardened);
        networks = ordered("networks", networks == null ? Map.of() : networks);
        secrets = ordered("secrets", secrets == null ? Map.of() : secrets);
        Collection<String> known = services.keySet();
        networks.forEach((name, network) -> refuseUnknown(known, network.joins(), "networks", name, "joins"));
        secrets.forEach((name, secret) -> refuseUnknown(known, secret.readBy(), "secrets", name, "read-by"));
        services.forEach((name, service) -> {
            refuseUnknown(known, service.after(), "services", name, "after");
            refuseUnknown(
                    known, service.reaches().stream().map(ServicePort::service).toList(), "services", name, "reaches");
        });
    }

    /** @return the promises that these services make, without what is about any other */
    public Contract of(Collection<String> some) {
        return new Contract(
                healthyWithin,
                hardened,
                kept(networks, (name, network) -> network.of(some)),
                kept(secrets, (name, secret) -> secret.of(some)),
                kept(
                        services,
                        (name, service) -> some.contains(name) ? Optional.of(service.of(some)) : Optional.empty()));
    }

    /** @return the same with another number of replicas of these services */
    public Contract with(Map<String, Integer> replicas) {
        return new Contract(
                healthyWithin,
                hardened,
                networks,
                secrets,
                kept(
                        services,
                        (name, service) -> Optional.of(service.with(replicas.getOrDefault(name, service.replicas())))));
    }

    private static <T> Map<String, T> kept(Map<String, T> all, BiFunction<String, T, Optional<T>> part) {
        Map<String, T> kept = new LinkedHashMap<>();
        all.forEach((name, promise) -> part.apply(name, promise).ifPresent(some -> kept.put(name, some)));
        return kept;
    }

    /**
     * @return whether the engine may let one of these open connections to the other: they are neighbours or the same
     */
    public boolean joined(String one, String other) {
        return one.equals(other)
                || reaches(one, other)
                || reaches(other, one)
                || networks.values().stream()
                        .anyMatch(network -> network.joins().containsAll(List.of(one, other)));
    }

    /**
     * @param host a name or address of the other service; {@code reaches} promises a connection by the service's name
     * @return what is promised of a connection from one service to a port of another
     */
    public Access access(String from, String to, String host, int port) {
        if (host.equals(to) && services.get(from).reaches().contains(new ServicePort(to, port))) {
            return Access.MUST;
        }
        return joined(from, to) ? Access.MAY : Access.MUST_NOT;
    }

    /** @return whether a service can open connections to what is not part of the stack */
    public boolean leadsOutside(String service) {
        return networks.values().stream()
                .anyMatch(network -> network.leadsOutside() && network.joins().contains(service));
    }

    /** @return every service that is started after this one, directly or because it is started after one that is */
    public Set<String> following(String service) {
        Set<String> following = new TreeSet<>();
        addFollowing(service, following);
        return following;
    }

    private void addFollowing(String service, Set<String> following) {
        services.forEach((name, promised) -> {
            if (promised.after().contains(service) && following.add(name)) {
                addFollowing(name, following);
            }
        });
    }

    private boolean reaches(String one, String other) {
        return services.get(one).reaches().stream()
                .anyMatch(peer -> peer.service().equals(other));
    }

    private static <T> Map<String, T> ordered(String key, Map<String, T> promises) {
        promises.forEach((name, promise) -> Validation.refuseNull(key + "." + name, promise));
        return Collections.unmodifiableMap(new LinkedHashMap<>(promises));
    }

    private static void refuseUnknown(Collection<String> known, List<String> named, String... path) {
        named.stream().filter(service -> !known.contains(service)).findFirst().ifPresent(service -> {
            throw new InvalidContractException("%s is no service here".formatted(service), path);
        });
    }
}
