package dev.seaworthy.checks.platform.lifecycle;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ExclusiveStack;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.platform.lifecycle.ContainerTerminations.Stop;
import dev.seaworthy.checks.platform.lifecycle.ContainerTerminations.Termination;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.Tier;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.report.ObservedValue;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.RestartValues;
import dev.seaworthy.report.ValueTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Checks every service's restart policy after a crash, an OOM kill and a manual stop; exit codes are in
 * {@link ExitCodeCheck}. Injects each fault once, for the rows of all services.
 *
 * <p>Judges that a container was not restarted only after {@link RestartPositiveControl} was.
 */
@DisplayName("Restart policies")
@ExclusiveStack
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-11")
final class RestartCheck {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ComposeStack stack;
    private final ContainerTerminations endings;
    private final Memoized<Termination> crash;
    private final Memoized<Termination> outOfMemory;
    private final Memoized<Stop> stop;

    RestartCheck(ComposeStack stack, Faults faults) {
        this.stack = stack;
        endings = new ContainerTerminations(stack, faults);
        crash = new Memoized<>(endings::crash);
        outOfMemory = new Memoized<>(endings::runOutOfMemory);
        stop = new Memoized<>(endings::stop);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartsOfReplicas.class)
    void a_container_follows_its_restart_policy_after_all_containers_crash_at_once(
            String service, RestartPolicy policy) {
        judge("crash (SIGKILL)", crash.get(), service, policy);
        if (crash.get().before(service).stream()
                .allMatch(before -> ContainerTerminations.isRestarted(policy, before))) {
            Precondition.require(() -> assertThat(crash.get().before(service))
                    .as("containers of %s before the crash, which must not be unhealthy", service)
                    .noneMatch(Replica::isUnhealthy));
            eventually(service + " is healthy again", crash.get().rest(stack))
                    .of(
                            () -> stack.replicas().of(service),
                            tier -> assertThat(tier).isRunningAndHealthy());
        }
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartsOutOfMemory.class)
    void an_OOM_killed_container_follows_its_restart_policy(String service, RestartPolicy policy) {
        judge("OOM kill", outOfMemory.get(), service, policy);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartsOutOfMemory.class)
    void the_engine_reports_the_container_as_OOM_killed(String service, RestartPolicy policy) {
        Replica target = outOfMemory.get().before(service).getFirst();

        eventually("the engine reports oom and die events of " + target.instance(), SOON)
                .of(
                        () -> stack.events().of(target).stream()
                                .filter(happened ->
                                        happened.at().isAfter(outOfMemory.get().at()))
                                .toList(),
                        happened -> assertThat(happened)
                                .as("events of %s since its process exceeded its memory limit", target.instance())
                                .extracting(ContainerEvent::action, ContainerEvent::exitCode)
                                .contains(
                                        tuple("oom", Optional.empty()),
                                        tuple("die", Optional.of(Integer.toString(ContainerTerminations.KILLED)))));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.RestartsOfReplicas.class)
    void a_manually_stopped_container_is_not_restarted(String service, RestartPolicy policy) {
        Termination stopped = stop.get().termination();
        Replica before = stopped.before(service).getFirst();
        Tier after = stop.get().after().get(service);
        record(service, List.of(value("docker stop", before, after, false, stopped)));

        assertThat(after).hasNotRestarted(before);
    }

    private void judge(String end, Termination ended, String service, RestartPolicy policy) {
        List<Replica> terminated = ended.before(service);
        AtomicReference<Tier> last = new AtomicReference<>();
        try {
            eventually(service + " follows its restart policy", ended.rest(stack))
                    .of(
                            () -> last.updateAndGet(earlier -> stack.replicas().of(service)),
                            tier -> terminated.forEach(before -> judge(tier, before, policy)));
        } finally {
            Optional.ofNullable(last.get())
                    .ifPresent(now -> record(
                            service,
                            terminated.stream()
                                    .map(before -> value(
                                            end, before, now, ContainerTerminations.isRestarted(policy, before), ended))
                                    .toList()));
        }
    }

    private static void judge(Tier tier, Replica before, RestartPolicy policy) {
        if (ContainerTerminations.isRestarted(policy, before)) {
            assertThat(tier).hasRestarted(before);
        } else {
            assertThat(tier).hasNotRestarted(before);
        }
    }

    private static void record(String service, List<ObservedValue> values) {
        ValueTable.RESTARTS.attach(service, values);
    }

    private ObservedValue value(String end, Replica before, Tier now, boolean isRestarted, Termination ended) {
        return RestartValues.of(end, before, now, isRestarted, events(before, ended));
    }

    /** @return none if they are not known: a value of the report must not replace the verdict */
    private List<ContainerEvent> events(Replica replica, Termination ended) {
        try {
            return stack.events().of(replica).stream()
                    .filter(happened -> !happened.at().isBefore(ended.at()))
                    .toList();
        } catch (InconclusiveException e) {
            return List.of();
        }
    }
}
