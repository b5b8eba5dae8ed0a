package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Service;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.EngineEvents.Happening;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Crash, want of memory and stopping by hand, against every service's restart policy; exit codes are in
 * {@link ExitCodeCheck}. Each is brought about once, for the rows of all services.
 *
 * <p>That something is not started again is judged when a container that always is has been, three times.
 */
@HoldsTheStackAlone
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class RestartCheck {
    /** The exit code of a process that was killed. */
    private static final int KILLED = 137;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ComposeProject stack;
    private final Faults faults;
    private final Map<String, RestartPolicy> promised;
    private final Once<Disturbance> crash = new Once<>(this::crash);
    private final Once<Disturbance> outOfMemory = new Once<>(this::runOutOfMemory);
    private final Once<Disturbance> stop = new Once<>(this::stop);
    private Map<String, Tier> afterStop;

    /** What was done, when, to which containers as they were before. */
    private record Disturbance(Instant at, Map<String, List<Replica>> before) {
        /** @return what is left of the time that the stack has to get healthy */
        Duration rest(ComposeProject stack) {
            Duration rest = Duration.between(
                    Instant.now(), at.plus(stack.contract().healthyWithin().duration()));
            return rest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : rest;
        }
    }

    RestartCheck(ComposeProject stack, Faults faults) {
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

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void after_a_crash_of_all_containers_at_once_each_is_restarted_as_promised(String service, RestartPolicy policy) {
        assumeLivesOn(service);

        judge(crash.get(), service, policy);
        if (policy.restartsAfter(KILLED)) {
            eventually(service + " is well again", crash.get().rest(stack))
                    .of(
                            () -> stack.replicas().of(service),
                            tier -> assertThat(tier).isWell());
        }
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void a_container_whose_process_died_for_want_of_memory_is_restarted_as_promised(
            String service, RestartPolicy policy) {
        assumeLimited(service);

        judge(outOfMemory.get(), service, policy);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void the_engine_records_that_it_died_for_want_of_memory(String service, RestartPolicy policy) {
        assumeLimited(service);
        Replica victim = outOfMemory.get().before().get(service).getFirst();

        eventually("the engine has recorded the death of " + victim.instance(), SOON)
                .of(
                        () -> stack.events().of(victim).stream()
                                .filter(happened ->
                                        happened.at().isAfter(outOfMemory.get().at()))
                                .toList(),
                        happened -> assertThat(happened)
                                .extracting(Happening::action, Happening::exitCode)
                                .contains(
                                        tuple("oom", Optional.empty()),
                                        tuple("die", Optional.of(Integer.toString(KILLED)))));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void a_container_that_was_stopped_by_hand_is_not_started_again(String service, RestartPolicy policy) {
        assumeLivesOn(service);

        Replica stopped = stop.get().before().get(service).getFirst();

        assertThat(afterStop.get(service)).hasNotRestarted(stopped);
    }

    private void assumeLivesOn(String service) {
        assumeFalse(stack.contract().services().get(service).completes(), "it has completed: it has no process to end");
    }

    private void assumeLimited(String service) {
        assumeLivesOn(service);
        assumeTrue(isLimited(service), "no limit of its memory was promised");
    }

    private boolean isLimited(String service) {
        return stack.contract().services().get(service).limits().isPresent();
    }

    private void judge(Disturbance disturbance, String service, RestartPolicy policy) {
        eventually(service + " is as its restart policy has it", disturbance.rest(stack))
                .of(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(disturbance.before().get(service))
                                .allSatisfy(before -> judge(tier, before, policy)));
    }

    private static void judge(Tier tier, Replica before, RestartPolicy policy) {
        if (policy.restartsAfter(KILLED)) {
            assertThat(tier).hasRestarted(before);
        } else {
            assertThat(tier).hasNotRestarted(before);
        }
    }

    private Disturbance crash() {
        Disturbance crash = disturb(service -> true, Integer.MAX_VALUE, faults::crash);
        controlIfSomeStay();
        return crash;
    }

    private Disturbance runOutOfMemory() {
        Disturbance outOfMemory = disturb(this::isLimited, 1, faults::runOutOfMemory);
        controlIfSomeStay();
        return outOfMemory;
    }

    /** They are started again at once, since others of this class need them. */
    private Disturbance stop() {
        Disturbance stop = disturb(service -> true, 1, faults::stop);
        control();
        afterStop = promised.keySet().stream()
                .collect(Collectors.toMap(
                        service -> service, service -> stack.replicas().of(service)));
        faults.startEnded(all(stop.before()));
        return stop;
    }

    /**
     * What stayed ended after an earlier disturbance, as promised or not, is started first. What runs need not be well:
     * an engine restarts by the end of a process, whatever it was doing.
     *
     * @param services which of them
     * @param each how many containers of a service, at most
     */
    private Disturbance disturb(Predicate<String> services, int each, Consumer<Collection<Replica>> act) {
        faults.startEnded(promised.keySet().stream()
                .flatMap(service -> stack.replicas().of(service).replicas().stream())
                .toList());
        Map<String, List<Replica>> before = promised.keySet().stream()
                .filter(services)
                .collect(Collectors.toMap(
                        service -> service,
                        service -> running(service).live().stream().limit(each).toList()));
        Instant at = Instant.now();
        act.accept(all(before));
        return new Disturbance(at, before);
    }

    private Tier running(String service) {
        return eventually(service + " runs before it is disturbed", PATIENCE)
                .of(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(tier.live()).isNotEmpty().hasSameSizeAs(tier.replicas()));
    }

    private void controlIfSomeStay() {
        if (!promised.values().stream().allMatch(policy -> policy.restartsAfter(KILLED))) {
            control();
        }
    }

    private void control() {
        String id = faults.runEnding("always", 1);
        eventually("a container that is always started again has been, three times", PATIENCE)
                .of(
                        () -> stack.engine().ending(id),
                        seen -> assertThat(seen.restarts()).isGreaterThanOrEqualTo(3));
    }

    private static List<Replica> all(Map<String, List<Replica>> replicas) {
        return replicas.values().stream().flatMap(List::stream).toList();
    }
}
