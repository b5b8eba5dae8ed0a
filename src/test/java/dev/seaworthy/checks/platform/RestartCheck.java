package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.HoldsTheStackAlone;
import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.checks.platform.Endings.Ended;
import dev.seaworthy.checks.platform.Endings.Stopped;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.EngineEvents.Happening;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.Tier;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Crash, want of memory and stopping by hand, against every service's restart policy; exit codes are in
 * {@link ExitCodeCheck}. Each is brought about once, for the rows of all services.
 *
 * <p>That something is not started again is judged when a container that always is has been: {@link AlwaysRestarted}.
 */
@HoldsTheStackAlone
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class RestartCheck {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ComposeProject stack;
    private final Endings endings;
    private final Once<Ended> crash;
    private final Once<Ended> outOfMemory;
    private final Once<Map<String, Stopped>> stop;

    RestartCheck(ComposeProject stack, Faults faults) {
        this.stack = stack;
        endings = new Endings(stack, faults);
        crash = new Once<>(endings::crash);
        outOfMemory = new Once<>(endings::runOutOfMemory);
        stop = new Once<>(endings::stop);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void after_a_crash_of_all_containers_at_once_each_is_restarted_as_promised(String service, RestartPolicy policy) {
        assumeLivesOn(service);

        judge(crash.get(), service, policy);
        if (policy.restartsAfter(Endings.KILLED)) {
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
                                        tuple("die", Optional.of(Integer.toString(Endings.KILLED)))));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.RestartPolicies.class)
    void a_container_that_was_stopped_by_hand_is_not_started_again(String service, RestartPolicy policy) {
        assumeLivesOn(service);

        Stopped stopped = stop.get().get(service);

        assertThat(stopped.after()).hasNotRestarted(stopped.before());
    }

    private void assumeLivesOn(String service) {
        assumeFalse(stack.contract().services().get(service).completes(), "it has completed: it has no process to end");
    }

    private void assumeLimited(String service) {
        assumeLivesOn(service);
        assumeTrue(endings.isLimited(service), "no limit of its memory was promised");
    }

    private void judge(Ended ended, String service, RestartPolicy policy) {
        eventually(service + " is as its restart policy has it", ended.rest(stack))
                .of(
                        () -> stack.replicas().of(service),
                        tier -> assertThat(ended.before().get(service))
                                .allSatisfy(before -> judge(tier, before, policy)));
    }

    private static void judge(Tier tier, Replica before, RestartPolicy policy) {
        if (policy.restartsAfter(Endings.KILLED)) {
            assertThat(tier).hasRestarted(before);
        } else {
            assertThat(tier).hasNotRestarted(before);
        }
    }
}
