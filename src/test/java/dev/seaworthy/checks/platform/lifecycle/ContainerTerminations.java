package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.ComposeProject;
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
 * Ends containers of all services with a promised restart policy at once, in one way or another. Where a container may
 * stay ended, it returns when one that is always started again has been: {@link RestartPositiveControl}.
 */
final class ContainerTerminations {
    /** The exit code of a process that was killed. */
    static final int KILLED = 137;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ComposeProject stack;
    private final Faults faults;
    private final Map<String, RestartPolicy> promised;

    /** When which containers were ended, as they were before; by service. */
    record Termination(Instant at, Map<String, List<Replica>> before) {
        List<Replica> all() {
            return before.values().stream().flatMap(List::stream).toList();
        }

        /** @return what is left of the time that the stack has to get healthy; a second at least */
        Duration rest(ComposeProject stack) {
            Duration rest = stack.contract()
                    .healthyWithin()
                    .duration()
                    .minus(Elapsed.since(at).machine());
            return rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest;
        }
    }

    /** A container as it was before it was stopped by hand, and its service's containers some time after. */
    record Stopped(Replica before, Tier after) {}

    ContainerTerminations(ComposeProject stack, Faults faults) {
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

    /** All containers of all services, by a crash. */
    Termination crash() {
        Termination crash = end(service -> true, Integer.MAX_VALUE, faults::crash);
        controlIfSomeStay();
        return crash;
    }

    /** One container of each service whose memory is limited, for want of it. */
    Termination runOutOfMemory() {
        Termination outOfMemory = end(this::isLimited, 1, faults::runOutOfMemory);
        controlIfSomeStay();
        return outOfMemory;
    }

    /**
     * One container of each service, as its operator does. They are started again at once, since others need them.
     *
     * @return what was seen before that, by service
     */
    Map<String, Stopped> stop() {
        Termination stop = end(service -> true, 1, faults::stop);
        new RestartPositiveControl(stack, faults).threeTimes();
        Map<String, Stopped> stopped = stop.all().stream()
                .collect(Collectors.toMap(
                        Replica::service,
                        before -> new Stopped(before, stack.replicas().of(before.service()))));
        faults.startEnded(stop.all());
        return stopped;
    }

    boolean isLimited(String service) {
        return stack.contract().services().get(service).limits().isPresent();
    }

    /**
     * What stayed ended after an earlier time, as promised or not, is started first. What runs need not be well: an
     * engine restarts by the end of a process, whatever it was doing.
     *
     * @param services which of them
     * @param each how many containers of a service, at most
     */
    private Termination end(Predicate<String> services, int each, Consumer<Collection<Replica>> act) {
        faults.startEnded(promised.keySet().stream()
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
        return eventually(service + " runs before it is disturbed", TIMEOUT)
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
