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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The contract of a stack. The maps keep the order of the file.
 *
 * @param healthyWithin the maximum time from the first container that {@code docker compose up -d} creates until every
 *     container is healthy
 * @param hardened restrictions that apply to every container, except for the exemptions of its service
 * @param networks the services of each network; services also count as connected if one {@code reaches} the other;
 *     without any network, nothing is promised about connections
 * @param secrets the readers of each secret, by the secret's name in the Compose file
 * @param latencyDuringFaults the latency of acknowledged requests, by the fault; without a budget it is not judged
 * @param credentials how a run creates credentials of its own; empty if it uses copies of the stack's
 * @param services the promises of each service
 * @param grading what promises count for, by a service, a dot and its key, or by a key of the contract
 */
public record Contract(
        @JsonProperty(required = true) TimeLimit healthyWithin,
        Set<Hardening> hardened,
        Map<String, Network> networks,
        Map<String, Secret> secrets,
        Map<FaultKind, LatencyBudget> latencyDuringFaults,
        Optional<Credentials> credentials,
        @JsonProperty(required = true) Map<String, Service> services,
        Map<String, Grade> grading) {

    public Contract {
        services = ordered("services", Validation.refuseNull("services", services));
        Validation.refuseUnless(!services.isEmpty(), "services must name at least one service");
        Validation.refuseNull("healthy-within", healthyWithin);
        hardened = hardened == null ? Set.of() : Set.copyOf(hardened);
        networks = ordered("networks", networks == null ? Map.of() : networks);
        secrets = ordered("secrets", secrets == null ? Map.of() : secrets);
        latencyDuringFaults =
                ordered("latency-during-faults", latencyDuringFaults == null ? Map.of() : latencyDuringFaults);
        credentials = credentials == null ? Optional.empty() : credentials;
        Collection<String> known = services.keySet();
        networks.forEach((name, network) -> refuseUnknown(known, network.services(), "networks", name, "services"));
        secrets.forEach((name, secret) -> refuseUnknown(known, secret.readBy(), "secrets", name, "read-by"));
        services.forEach((name, service) -> {
            refuseUnknown(known, service.dependsOn(), "services", name, "depends-on");
            refuseUnknown(
                    known,
                    faulty(service.counter().stream().flatMap(counter -> counter.keptAfter().stream())),
                    "services",
                    name,
                    "counter",
                    "kept-after");
            refuseUnknown(
                    known,
                    faulty(service.survives().stream().flatMap(survival -> survival.over().stream())),
                    "services",
                    name,
                    "survives",
                    "over");
            refuseUnknown(
                    known, service.reaches().stream().map(ServicePort::service).toList(), "services", name, "reaches");
        });
        grading = ordered("grading", grading == null ? Map.of() : grading);
        for (String graded : grading.keySet()) {
            GradedPromise promise = GradedPromise.of(graded);
            refuseUnknown(known, promise.service().stream().toList(), "grading", graded);
            promise.refuseUnlessIn(services, own(hardened, networks, secrets, latencyDuringFaults));
        }
    }

    /** @return whether the contract has each of the keys that are not those of a service */
    private static Map<String, Boolean> own(
            Set<?> hardened, Map<?, ?> networks, Map<?, ?> secrets, Map<?, ?> latencyDuringFaults) {
        return Map.of(
                "healthy-within",
                true,
                "hardened",
                !hardened.isEmpty(),
                "networks",
                !networks.isEmpty(),
                "secrets",
                !secrets.isEmpty(),
                "latency-during-faults",
                !latencyDuringFaults.isEmpty());
    }

    /** @return the contract of these services only */
    public Contract of(Collection<String> some) {
        Contract part = new Contract(
                healthyWithin,
                hardened,
                kept(networks, (name, network) -> network.of(some)),
                kept(secrets, (name, secret) -> secret.of(some)),
                latencyDuringFaults,
                credentials,
                kept(
                        services,
                        (name, service) -> some.contains(name) ? Optional.of(service.of(some)) : Optional.empty()),
                Map.of());
        Map<String, Boolean> own = own(part.hardened, part.networks, part.secrets, part.latencyDuringFaults);
        return part.graded(kept(
                grading,
                (graded, grade) -> Optional.of(grade)
                        .filter(any -> GradedPromise.of(graded).isIn(part.services, own))));
    }

    /** @return the same contract with other numbers of replicas, by service */
    public Contract with(Map<String, Integer> replicas) {
        return withServices((name, service) -> service.with(replicas.getOrDefault(name, service.replicas())));
    }

    /**
     * @param started by service, how many containers the Compose files start
     * @return the contract of these files, in which a service that may have more replicas has as many as they start
     */
    public Contract deployed(ToIntFunction<String> started) {
        return withServices((name, service) ->
                service.orMore() ? service.with(Math.max(service.replicas(), started.applyAsInt(name))) : service);
    }

    /** @return the contract if the stack is started with these additional Compose files */
    public Contract withOverlays(Collection<String> files) {
        return withServices((name, service) -> service.withOverlays(files));
    }

    private Contract graded(Map<String, Grade> otherGrading) {
        return new Contract(
                healthyWithin, hardened, networks, secrets, latencyDuringFaults, credentials, services, otherGrading);
    }

    private Contract withServices(BiFunction<String, Service, Service> changed) {
        return new Contract(
                healthyWithin,
                hardened,
                networks,
                secrets,
                latencyDuringFaults,
                credentials,
                kept(services, (name, service) -> Optional.of(changed.apply(name, service))),
                grading);
    }

    private static <T> Map<String, T> kept(Map<String, T> all, BiFunction<String, T, Optional<T>> part) {
        Map<String, T> kept = new LinkedHashMap<>();
        all.forEach((name, promise) -> part.apply(name, promise).ifPresent(some -> kept.put(name, some)));
        return kept;
    }

    /**
     * @return whether one may open connections to the other: they share a network, or one reaches the other, or the
     *     contract has no networks at all
     */
    public boolean connected(String one, String other) {
        return one.equals(other)
                || networks.isEmpty()
                || reaches(one, other)
                || reaches(other, one)
                || networks.values().stream()
                        .anyMatch(network -> network.services().containsAll(List.of(one, other)));
    }

    /**
     * @param host a name or address of the target service; {@code reaches} promises connections by the service's name
     * @return what the contract promises for a connection from one service to a port of another
     */
    public Access access(String from, String to, String host, int port) {
        if (host.equals(to) && services.get(from).reaches().contains(new ServicePort(to, port))) {
            return Access.MUST;
        }
        return connected(from, to) ? Access.MAY : Access.MUST_NOT;
    }

    /** @return whether a service may open connections to hosts outside the stack */
    public boolean leadsOutside(String service) {
        return networks.values().stream()
                .anyMatch(
                        network -> network.leadsOutside() && network.services().contains(service));
    }

    /** @return every service that depends on this one, directly or through others */
    public Set<String> dependentsOf(String service) {
        Set<String> dependents = new TreeSet<>();
        addDependents(service, dependents);
        return dependents;
    }

    private void addDependents(String service, Set<String> dependents) {
        services.forEach((name, promised) -> {
            if (promised.dependsOn().contains(service) && dependents.add(name)) {
                addDependents(name, dependents);
            }
        });
    }

    private boolean reaches(String one, String other) {
        return services.get(one).reaches().stream()
                .anyMatch(peer -> peer.service().equals(other));
    }

    /** @return the services that these faults name */
    private static List<String> faulty(Stream<DataFault> faults) {
        return faults.flatMap(fault -> fault.service().stream()).toList();
    }

    private static <K, T> Map<K, T> ordered(String key, Map<K, T> promises) {
        promises.forEach((name, promise) -> Validation.refuseNull(key + "." + name, promise));
        return Collections.unmodifiableMap(new LinkedHashMap<>(promises));
    }

    private static void refuseUnknown(Collection<String> known, List<String> named, String... path) {
        named.stream().filter(service -> !known.contains(service)).findFirst().ifPresent(service -> {
            throw new InvalidContractException("\"%s\" is not a service of this contract".formatted(service), path);
        });
    }
}
