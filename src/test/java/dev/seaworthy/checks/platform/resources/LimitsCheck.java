package dev.seaworthy.checks.platform.resources;

import static dev.seaworthy.assertion.AnswersAssert.assertThatAnswers;
import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.AtEndOfRun;
import dev.seaworthy.checks.ExclusiveHost;
import dev.seaworthy.checks.LimitArguments;
import dev.seaworthy.checks.Memoized;
import dev.seaworthy.checks.Precondition;
import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.EngineEvents.ContainerEvent;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.AvailabilityMonitor;
import dev.seaworthy.probe.http.AvailabilityMonitor.Answer;
import dev.seaworthy.probe.http.AvailabilityMonitor.Monitored;
import dev.seaworthy.probe.http.AvailabilityMonitor.NotAsked;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.kernel.ControlGroup;
import dev.seaworthy.probe.kernel.ControlGroups;
import dev.seaworthy.report.LimitValues;
import dev.seaworthy.report.ObservedValue;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.report.ValueTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Makes the first replica of each service exceed its limits, by processes of the suite's own in its control group.
 * Exhausts each resource once, for the rows of all services.
 */
@DisplayName("CPU, memory and process limits")
@ExclusiveHost
@Order(AtEndOfRun.LATE) // when the variants are done
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-10")
final class LimitsCheck {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Instant startedAt = Instant.now();

    private final ComposeStack stack;
    private final ControlGroups groups;
    private final AvailabilityMonitor availability;
    private final Map<String, Limits> promised;
    private final Memoized<Map<String, Replica>> strained = new Memoized<>(this::oneOfEachService);
    private final Memoized<Map<String, ControlGroup>> burned = new Memoized<>(this::burn);
    private final Memoized<Map<String, Monitored<List<ControlGroup>>>> hogged = new Memoized<>(this::hog);
    private final Memoized<Map<String, ControlGroup>> forked = new Memoized<>(this::fork);

    LimitsCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        groups = new ControlGroups(stack, faults);
        availability = new AvailabilityMonitor(stack, exchanges);
        promised = stack.contract().services().entrySet().stream()
                .filter(service -> service.getValue().limits().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> service.getValue().limits().orElseThrow()));
    }

    private Map<String, Replica> oneOfEachService() {
        return promised.keySet().stream()
                .flatMap(service -> stack.replicas().of(service).live().stream().limit(1))
                .collect(Collectors.toMap(Replica::service, Function.identity()));
    }

    @ParameterizedTest(name = "{0}: {1} CPUs", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.Cpus.class)
    void a_replica_under_CPU_load_gets_exactly_the_promised_CPU_time(String service, double cpus) {
        requireLive(service);
        if (cpus >= PROCESSORS) {
            record(
                    service,
                    LimitValues.unreachable(cpus, strained.get().get(service).instance(), PROCESSORS));
        }
        assumeTrue(
                cpus < PROCESSORS,
                () -> "this host has %d CPUs: a limit of %s CPUs cannot be exceeded".formatted(PROCESSORS, cpus));
        ControlGroup seen = burned.get().get(service);
        record(service, LimitValues.reached(cpus, seen));

        assertThat(seen).gotProcessors(cpus);
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.Memory.class)
    void a_process_that_exceeds_the_promised_memory_is_killed(String service, ByteSize memory) {
        requireLive(service);

        ControlGroup seen = hogged.get().get(service).done().stream()
                .filter(group -> group.replica().service().equals(service))
                .findFirst()
                .orElseThrow();
        record(service, LimitValues.reached(memory, seen));

        assertThat(seen).wasKeptWithin(memory.count());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.Memory.class)
    void the_engine_reports_an_oom_event_for_the_container(String service, ByteSize memory) {
        requireLive(service);
        hogged.get();

        eventually(
                        "the engine reports an oom event of "
                                + strained.get().get(service).instance(),
                        SOON)
                .of(
                        () -> stack.events().of(strained.get().get(service)).stream()
                                .filter(happened -> happened.at().isAfter(startedAt))
                                .toList(),
                        happened -> assertThat(happened)
                                .withFailMessage(
                                        "%s: expected an oom event when a process exceeds %s of memory, but the engine "
                                                + "reported %s",
                                        strained.get().get(service).instance(), memory, happened)
                                .extracting(ContainerEvent::action)
                                .contains("oom"));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.Memory.class)
    void the_other_services_respond_while_the_container_runs_out_of_memory(String service, ByteSize memory) {
        requireLive(service);
        Monitored<List<ControlGroup>> meanwhile = hogged.get().get(service);
        Map<String, List<Answer>> answers = meanwhile.answers();
        assumeFalse(
                answers.isEmpty() && meanwhile.notAsked().isEmpty(), "no other service has a promised HTTP endpoint");

        assertThatAnswers(answers.values().stream().flatMap(List::stream).toList())
                .complyWithTheirPromises();
        meanwhile.notAsked().forEach(this::assertThatItRunsOn);
        meanwhile.notAsked().stream().findFirst().ifPresent(one -> {
            throw one.reason();
        });
        Precondition.require(() -> assertThat(answers)
                .allSatisfy((neighbour, responses) -> assertThat(responses)
                        .as("responses of %s while others ran out of memory", neighbour)
                        .hasSizeGreaterThan(1)));
    }

    @ParameterizedTest(name = "{0}: {1} processes", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.Processes.class)
    void the_container_cannot_create_more_processes_than_promised(String service, int pids) {
        requireLive(service);
        ControlGroup seen = forked.get().get(service);
        record(service, LimitValues.reached(pids, seen));

        assertThat(seen).forkedUpTo(pids);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(LimitArguments.OfReplicas.class)
    void the_service_survives_another_process_exhausting_its_limits(String service, Limits limits) {
        requireLive(service);
        burned.get();
        hogged.get();
        forked.get();

        assertNotRestarted(service);
        eventuallyWithin(
                        service + " is healthy",
                        stack.contract().healthyWithin().duration())
                .of(() -> stack.replicas().of(service), tier -> assertThat(tier).isRunningAndHealthy());
        assertNotRestarted(service);
    }

    private void assertNotRestarted(String service) {
        Replica before = strained.get().get(service);
        List<Replica> now = stack.replicas().of(service).replicas();
        assertThat(now)
                .withFailMessage(
                        "%s: expected to run since %s, also after another process exhausted its limits, but now: %s",
                        before.instance(),
                        before.startedAt(),
                        now.stream()
                                .map(replica -> "%s, started at %s".formatted(replica, replica.startedAt()))
                                .toList())
                .extracting(Replica::id, Replica::startedAt)
                .contains(tuple(before.id(), before.startedAt()));
    }

    private void assertThatItRunsOn(NotAsked one) {
        Replica before = one.neighbour();
        assertThat(stack.replicas().afresh(before))
                .as("%s after other containers ran out of memory", before.instance())
                .returns(before.state(), Replica::state)
                .returns(before.startedAt(), Replica::startedAt);
    }

    private static void record(String service, ObservedValue value) {
        ValueTable.LIMITS_REACHED.attach(service, List.of(value));
    }

    private void requireLive(String service) {
        Precondition.require(() ->
                assertThat(strained.get()).as("services with a running replica").containsKey(service));
    }

    private Map<String, ControlGroup> burn() {
        return byService(groups.burn(
                wanting(service -> true, limits -> limits.cpus().filter(cpus -> cpus < PROCESSORS))));
    }

    /** In two halves, so that each half leaves other services undisturbed. */
    private Map<String, Monitored<List<ControlGroup>>> hog() {
        List<String> services = List.copyOf(strained.get().keySet());
        return Stream.of(0, 1)
                .map(half -> IntStream.range(0, services.size())
                        .filter(index -> index % 2 == half)
                        .mapToObj(services::get)
                        .toList())
                .flatMap(half -> hog(half).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Monitored<List<ControlGroup>>> hog(List<String> services) {
        Map<Replica, Long> wanting =
                wanting(services::contains, limits -> limits.memory().map(memory -> 2 * memory.count()));
        Monitored<List<ControlGroup>> seen = availability.during(() -> groups.hog(wanting), wanting.keySet());
        return services.stream().collect(Collectors.toMap(Function.identity(), service -> seen));
    }

    private Map<String, ControlGroup> fork() {
        return byService(groups.fork(
                wanting(service -> true, limits -> limits.pids().map(pids -> pids + 16))));
    }

    /** @return the amounts by replica, of the services that have one */
    private <N extends Number> Map<Replica, N> wanting(
            Predicate<String> services, Function<Limits, Optional<N>> amount) {
        Map<Replica, N> wanting = new HashMap<>();
        strained.get().values().stream()
                .filter(replica -> services.test(replica.service()))
                .forEach(replica -> amount.apply(promised.get(replica.service()))
                        .ifPresent(number -> wanting.put(replica, number)));
        return wanting;
    }

    private static Map<String, ControlGroup> byService(List<ControlGroup> groups) {
        return groups.stream().collect(Collectors.toMap(group -> group.replica().service(), Function.identity()));
    }
}
