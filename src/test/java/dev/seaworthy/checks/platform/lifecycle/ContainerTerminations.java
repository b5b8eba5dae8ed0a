package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ComposeStack stack;
    private final Faults faults;
    private final Map<String, RestartPolicy> promised;

    /** The time of a termination, and the terminated containers as they were before; by service. */
    record Termination(Instant at, Map<String, List<Replica>> before) {
        List<Replica> all() {
            return before.values().stream().flatMap(List::stream).toList();
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

    /** A container as it was before it was stopped manually, and its service's containers some time after. */
    record Stopped(Replica before, Tier after) {}

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
        Termination crash = end(service -> true, Integer.MAX_VALUE, faults.containers()::crash);
        controlIfSomeStay();
        return crash;
    }

    /** Has the OOM killer kill one container of each service with a memory limit. */
    Termination runOutOfMemory() {
        Termination outOfMemory = end(this::isLimited, 1, faults.resources()::runOutOfMemory);
        controlIfSomeStay();
        return outOfMemory;
    }

    /**
     * Stops one container of each service manually. Starts them again at once, since others need them.
     *
     * @return the observations before they were started again, by service
     */
    Map<String, Stopped> stop() {
        Termination stop = end(service -> true, 1, faults.containers()::stop);
        new RestartPositiveControl(stack, faults).threeTimes();
        Map<String, Stopped> stopped = stop.all().stream()
                .collect(Collectors.toMap(
                        Replica::service,
                        before -> new Stopped(before, stack.replicas().of(before.service()))));
        faults.containers().startExited(stop.all());
        return stopped;
    }

    boolean isLimited(String service) {
        return stack.contract().services().get(service).limits().isPresent();
    }

    /**
     * Starts containers that stayed stopped after an earlier termination, as promised or not, then terminates. They
     * have to run but not to be healthy: an engine restarts when a process ends, whatever it was doing.
     *
     * @param services the services to terminate
     * @param each how many containers of a service, at most
     */
    private Termination end(Predicate<String> services, int each, Consumer<Collection<Replica>> act) {
        faults.containers()
                .startExited(promised.keySet().stream()
                        .flatMap(service -> stack.replicas().of(service).replicas().stream())
                        .toList());
        Map<String, List<Replica>> before = promised.keySet().stream()
                .filter(services)
                .collect(Collectors.toMap(
                        Function.identity(),
                        service -> running(service).live().stream().limit(each).toList()));
        Termination ended = new Termination(Instant.now(), before);
        act.accept(ended.all());
        return ended;
    }

    private Tier running(String service) {
        return eventually(service + " is running before the fault", TIMEOUT)
                .beforehand(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier.live()).isNotEmpty().hasSameSizeAs(tier.replicas()));
    }

    private void controlIfSomeStay() {
        if (!promised.values().stream().allMatch(policy -> policy.restartsAfter(KILLED))) {
            new RestartPositiveControl(stack, faults).threeTimes();
        }
    }
}
