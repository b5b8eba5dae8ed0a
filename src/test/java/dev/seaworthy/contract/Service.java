package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The promises about one service. A key that the file does not contain is empty here and is not checked, except that
 * ports that {@code publishes} does not list must not be published, that services that share no network, if the
 * contract has networks, must not connect unless {@code reaches} lists the target, and that a service with two or more
 * replicas can be scaled by one.
 *
 * @param replicas the number of running containers, 1 or more
 * @param orMore whether the stack may start more: see {@link Contract#deployed}
 * @param scalable whether Compose can run one more replica, or refuses to; empty: it can if there are two or more
 * @param singleton whether a second container must be impossible: Compose refuses to scale the service, and a second
 *     container exits, and logs that another one exists
 * @param completes whether the container is a one-shot task that exits with 0
 * @param http the requests that each replica answers as promised
 * @param tcp the ports at which each replica accepts connections of other containers
 * @param counter the request that counts itself
 * @param survives the data that outlives faults
 * @param publishes container ports that are published on the host
 * @param reaches the targets to which its containers can open TCP connections
 * @param limits the resources that each replica may use
 * @param restart the restart policy
 * @param health the maximum times for a change of the health status; empty if the service has no health check
 * @param dependsOn the services that are healthy, or have completed, before it starts
 * @param persistentPaths absolute paths inside the container whose files survive the container
 * @param tmpfs the tmpfs mounts
 * @param environment variables that are set, or not set
 * @param image that its image is pinned
 * @param user the user that every process runs as
 * @param exempt restrictions of {@code hardened} that do not apply to it, each with a reason
 * @param overlays what differs with an additional Compose file, by the file's name
 */
public record Service(
        @JsonProperty(required = true) int replicas,
        boolean orMore,
        Optional<Boolean> scalable,
        boolean singleton,
        boolean completes,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<HttpPromise> http,

        List<Integer> tcp,
        Optional<Counter> counter,
        List<Survival> survives,
        List<PortRange> publishes,
        List<ServicePort> reaches,
        Optional<Limits> limits,
        Optional<RestartPolicy> restart,
        Optional<Health> health,
        List<String> dependsOn,
        List<String> persistentPaths,
        List<Tmpfs> tmpfs,
        Optional<Environment> environment,
        Optional<Image> image,
        Optional<User> user,
        Map<Hardening, String> exempt,
        Map<String, Overlay> overlays) {

    public Service {
        Validation.refuseUnless(replicas >= 1, "replicas must be 1 or more, not %d", replicas);
        Validation.refuseUnless(!singleton || replicas == 1, "a singleton has 1 replica, not %d", replicas);
        Validation.refuseUnless(!singleton || !orMore, "a singleton cannot have more replicas");
        scalable = orEmpty(scalable);
        Validation.refuseUnless(!singleton || !scalable.orElse(false), "a singleton cannot be scalable");
        Validation.refuseUnless(!completes || scalable.isEmpty(), "a service that completes cannot promise scalable");
        http = orEmpty(http);
        tcp = orEmpty(tcp);
        tcp.forEach(Validation::refuseUnlessPort);
        counter = orEmpty(counter);
        survives = orEmpty(survives);
        Validation.refuseUnless(
                !completes || tcp.isEmpty() && counter.isEmpty() && survives.isEmpty(),
                "a service that completes cannot promise tcp, counter or survives");
        publishes = orEmpty(publishes);
        reaches = orEmpty(reaches);
        limits = orEmpty(limits);
        restart = orEmpty(restart);
        health = orEmpty(health);
        dependsOn = orEmpty(dependsOn);
        persistentPaths = orEmpty(persistentPaths);
        persistentPaths.forEach(Validation::refuseUnlessAbsolute);
        tmpfs = orEmpty(tmpfs);
        environment = orEmpty(environment);
        image = orEmpty(image);
        user = orEmpty(user);
        exempt = exempt == null ? Map.of() : withReasons(exempt);
        overlays = overlays == null ? Map.of() : Map.copyOf(overlays);
    }

    /** @return whether Compose must be able to run one more replica */
    public boolean mustScale() {
        return scalable.orElse(replicas > 1 && !completes);
    }

    /** @return whether Compose must refuse to run one more replica */
    public boolean mustNotScale() {
        return singleton || !scalable.orElse(true);
    }

    /** @return each port that is published on the host */
    public List<PublishedPort> publishedPorts() {
        return publishes.stream().flatMap(PortRange::ports).distinct().toList();
    }

    /**
     * @param key as in the file
     * @return whether the service makes this promise
     * @throws IllegalArgumentException if there is no such key
     */
    boolean promises(String key) {
        return switch (key) {
            case "replicas" -> true;
            case "scalable" -> scalable.isPresent();
            case "singleton" -> singleton;
            case "completes" -> completes;
            case "http" -> !http.isEmpty();
            case "tcp" -> !tcp.isEmpty();
            case "counter" -> counter.isPresent();
            case "survives" -> !survives.isEmpty();
            case "publishes" -> !publishes.isEmpty();
            case "reaches" -> !reaches.isEmpty();
            case "limits" -> limits.isPresent();
            case "restart" -> restart.isPresent();
            case "health" -> health.isPresent();
            case "depends-on" -> !dependsOn.isEmpty();
            case "persistent-paths" -> !persistentPaths.isEmpty();
            case "tmpfs" -> !tmpfs.isEmpty();
            case "environment" -> environment.isPresent();
            case "image" -> image.isPresent();
            case "user" -> user.isPresent();
            default -> throw new IllegalArgumentException("a service has no key \"%s\" to grade".formatted(key));
        };
    }

    /** @return the same promises, reduced to those about these services */
    Service of(Collection<String> some) {
        return changed(
                replicas,
                counter.map(promise -> promise.of(some)),
                survives.stream().flatMap(promise -> promise.of(some).stream()).toList(),
                reaches.stream().filter(peer -> some.contains(peer.service())).toList(),
                dependsOn.stream().filter(some::contains).toList(),
                exempt);
    }

    Service with(int otherReplicas) {
        return changed(otherReplicas, counter, survives, reaches, dependsOn, exempt);
    }

    /** @return the promises if the stack is started with these additional Compose files */
    Service withOverlays(Collection<String> files) {
        Map<Hardening, String> all = new LinkedHashMap<>(exempt);
        files.stream()
                .filter(overlays::containsKey)
                .forEach(file -> all.putAll(overlays.get(file).exempt()));
        return changed(replicas, counter, survives, reaches, dependsOn, all);
    }

    private Service changed(
            int otherReplicas,
            Optional<Counter> otherCounter,
            List<Survival> otherSurvives,
            List<ServicePort> otherReaches,
            List<String> otherDependsOn,
            Map<Hardening, String> otherExempt) {
        return new Service(
                otherReplicas,
                orMore,
                scalable,
                singleton,
                completes,
                http,
                tcp,
                otherCounter,
                otherSurvives,
                publishes,
                otherReaches,
                limits,
                restart,
                health,
                otherDependsOn,
                persistentPaths,
                tmpfs,
                environment,
                image,
                user,
                otherExempt,
                overlays);
    }

    private static <T> Optional<T> orEmpty(Optional<T> promise) {
        return promise == null ? Optional.empty() : promise;
    }

    private static <T> List<T> orEmpty(List<T> promises) {
        return promises == null ? List.of() : List.copyOf(promises);
    }

    static Map<Hardening, String> withReasons(Map<Hardening, String> exempt) {
        exempt.forEach((hardening, reason) ->
                Validation.refuseUnless(reason != null && !reason.isBlank(), "exempt.%s needs a reason", hardening));
        return Map.copyOf(exempt);
    }
}
