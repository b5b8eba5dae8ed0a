package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;

import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.UnexpectedExits;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Terminates containers of all services with a promised restart policy, all at once. If a container may stay stopped,
 * it returns after {@link RestartPositiveControl} was restarted.
 */
final class ContainerTerminations {
    /** The exit code of a process that was killed by SIGKILL. */
    static final int KILLED = 137;

    private final ComposeStack stack;
    private final Faults faults;
    private final Map<String, RestartPolicy> promised;
    private final Memoized<Map<String, String>> exiting = new Memoized<>(this::exiting);
    private final Map<String, String> notRunning = new HashMap<>();

    /**
     * The time of a termination, and the terminated containers as they were before.
     *
     * @param before by service
     * @param spared the reason why no container of the service was terminated, by service
     */
    record Termination(Instant at, Map<String, List<Replica>> before, Map<String, String> spared) {
        List<Replica> all() {
            return before.values().stream().flatMap(List::stream).toList();
        }

        /** @throws InconclusiveException if no container of the service was terminated */
        List<Replica> before(String service) {
            if (spared.containsKey(service)) {
                throw new InconclusiveException(service + " was not terminated: " + spared.get(service));
            }
            return before.get(service);
        }

        /** @return the rest of the time within which the stack has to become healthy; a second at least */
        Duration rest(ComposeStack stack) {
            Duration rest = stack.contract()
                    .healthyWithin()
                    .duration()
                    .minus(Elapsed.since(at).adjusted());
            return rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest;
        }
    }

    /** The containers before they were stopped manually, and each service's containers some time after. */
    record Stop(Termination termination, Map<String, Tier> after) {}

    ContainerTerminations(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
        promised = stack.contract().services().entrySet().stream()
                .filter(service -> livesOn(service.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> service.getValue().restart().orElseThrow()));
    }

    private static boolean livesOn(Service service) {
        return service.restart().isPresent() && !service.completes();
    }

    /** Crashes all containers of all services. */
    Termination crash() {
        Termination crash = end(service -> true, Integer.MAX_VALUE, replicas -> {
            faults.containers().crash(replicas);
            return Map.of();
        });
        controlIfSomeStay(crash);
        return crash;
    }

    /** Has the OOM killer kill one container of each service with a memory limit. */
    Termination runOutOfMemory() {
        Termination outOfMemory = end(this::isLimited, 1, faults.resources()::tryToRunOutOfMemory);
        controlIfSomeStay(outOfMemory);
        return outOfMemory;
    }

    /** Stops one container of each service manually. Starts them again at once, since others need them. */
    Stop stop() {
        Termination stop = end(service -> true, 1, replicas -> {
            faults.containers().stop(replicas);
            return Map.of();
        });
        new RestartPositiveControl(stack, faults).threeTimes();
        Map<String, Tier> after = stop.before().keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), service -> stack.replicas().of(service)));
        faults.containers().startExited(stop.all());
        return new Stop(stop, after);
    }

    /** @return whether the policy restarts this container after its process was killed */
    static boolean isRestarted(RestartPolicy policy, Replica before) {
        return policy.restartsAfter(KILLED, before.restarts());
    }

    boolean isLimited(String service) {
        return stack.contract()
                .services()
                .get(service)
                .limits()
                .flatMap(Limits::memory)
                .isPresent();
    }

    /**
     * Starts containers that stayed stopped after an earlier termination, as promised or not, then terminates. They
     * have to run but not to be healthy: an engine restarts when a process ends, whatever it was doing. Spares services
     * that do not run, or that exit by themselves: nobody could tell why they ended.
     *
     * @param services the services to terminate
     * @param each how many containers of a service, at most
     * @param act returns the reasons why some of the containers could not be terminated
     */
    private Termination end(
            Predicate<String> services, int each, Function<Collection<Replica>, Map<Replica, String>> act) {
        Map<String, String> spared = new HashMap<>(exiting.get());
        faults.containers()
                .startExited(promised.keySet().stream()
                        .filter(service -> !spared.containsKey(service))
                        .flatMap(service -> stack.replicas().of(service).replicas().stream())
                        .toList());
        Map<String, List<Replica>> before = running(promised.keySet().stream()
                        .filter(services)
                        .filter(service -> !spared.containsKey(service))
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service ->
                                service.getValue().live().stream().limit(each).toList()));
        spared.putAll(notRunning);
        Instant at = Instant.now();
        List<Replica> all = before.values().stream().flatMap(List::stream).toList();
        Map<Replica, String> failures = all.isEmpty() ? Map.of() : act.apply(all);
        failures.forEach((replica, reason) -> spared.put(replica.service(), reason));
        return new Termination(at, before, Map.copyOf(spared));
    }

    /** The services whose containers exit by themselves, before the first termination. */
    private Map<String, String> exiting() {
        UnexpectedExits exits = new UnexpectedExits(stack);
        Map<String, String> exiting = new HashMap<>();
        promised.keySet()
                .forEach(service -> exits.described(stack.replicas().of(service).replicas())
                        .ifPresent(description -> exiting.put(service, description)));
        return exiting;
    }

    /** @return the services of which all containers run; others are waited for once, and not at a later termination */
    private Map<String, Tier> running(List<String> services) {
        Map<String, Tier> tiers = eventually(
                        "all containers run before the fault",
                        stack.contract().healthyWithin().duration())
                .completeOrLast(
                        () -> services.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        service -> stack.replicas().of(service))),
                        seen -> seen.values().stream()
                                .allMatch(tier -> runs(tier) || notRunning.containsKey(tier.service())));
        tiers.values().stream()
                .filter(tier -> !runs(tier))
                .forEach(tier -> notRunning.put(tier.service(), "not all of its containers run: " + tier.replicas()));
        notRunning.keySet().removeIf(service -> tiers.containsKey(service) && runs(tiers.get(service)));
        return tiers.entrySet().stream()
                .filter(tier -> runs(tier.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean runs(Tier tier) {
        return !tier.replicas().isEmpty()
                && tier.live().size() == tier.replicas().size();
    }

    private void controlIfSomeStay(Termination killed) {
        if (!killed.all().stream().allMatch(before -> isRestarted(promised.get(before.service()), before))) {
            new RestartPositiveControl(stack, faults).threeTimes();
        }
    }
}
