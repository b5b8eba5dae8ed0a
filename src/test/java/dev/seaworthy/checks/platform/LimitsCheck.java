package dev.seaworthy.checks.platform;

import static dev.seaworthy.assertion.ControlGroupAssert.assertThat;
import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.Eventually.eventuallyWithin;
import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seaworthy.checks.HoldsTheMachineAlone;
import dev.seaworthy.checks.Once;
import dev.seaworthy.checks.Promises;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.evidence.Requirement;
import dev.seaworthy.probe.ControlGroup;
import dev.seaworthy.probe.ControlGroups;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.Neighbours;
import dev.seaworthy.probe.Neighbours.Meanwhile;
import dev.seaworthy.probe.Neighbours.NotAsked;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.EngineEvents.Happening;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The first replica of each service is made to want more than it may have, by processes of the suite's own in its
 * control group. Each way of wanting is tried once, for the rows of all services.
 */
@HoldsTheMachineAlone
@Order(Integer.MAX_VALUE) // last, when the variants are done
@TestInstance(Lifecycle.PER_CLASS)
@Requirement("COMPOSE-10")
final class LimitsCheck {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Instant startedAt = Instant.now();

    private final ComposeProject stack;
    private final ControlGroups groups;
    private final Neighbours neighbours;
    private final Map<String, Limits> promised;
    private final Map<String, Replica> strained;
    private final Once<Map<String, ControlGroup>> burned = new Once<>(this::burn);
    private final Once<Map<String, Meanwhile<List<ControlGroup>>>> hogged = new Once<>(this::hog);
    private final Once<Map<String, ControlGroup>> forked = new Once<>(this::fork);

    LimitsCheck(ComposeProject stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        groups = new ControlGroups(stack, faults);
        neighbours = new Neighbours(stack, exchanges);
        promised = stack.contract().services().entrySet().stream()
                .filter(service -> service.getValue().limits().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> service.getValue().limits().orElseThrow()));
        strained = promised.keySet().stream()
                .flatMap(service -> stack.replicas().of(service).live().stream().limit(1))
                .collect(Collectors.toMap(Replica::service, Function.identity()));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void a_replica_that_wants_more_gets_the_promised_processor_time(String service, Limits limits) {
        assumeLive(service);
        assumeTrue(
                limits.cpus() < PROCESSORS,
                () -> "this machine has %d processors: more than %s cannot be wanted"
                        .formatted(PROCESSORS, limits.cpus()));

        assertThat(burned.get().get(service)).gotProcessors(limits.cpus());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void what_wants_more_than_the_promised_memory_is_killed(String service, Limits limits) {
        assumeLive(service);

        ControlGroup seen = hogged.get().get(service).done().stream()
                .filter(group -> group.replica().service().equals(service))
                .findFirst()
                .orElseThrow();

        assertThat(seen).wasKeptWithin(limits.memory().count());
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void the_engine_records_that_memory_ran_out(String service, Limits limits) {
        assumeLive(service);
        hogged.get();

        eventually("the engine has recorded it", SOON)
                .of(
                        () -> stack.events().of(strained.get(service)).stream()
                                .filter(happened -> happened.at().isAfter(startedAt))
                                .toList(),
                        happened -> assertThat(happened)
                                .extracting(Happening::action)
                                .contains("oom"));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void its_neighbours_answer_while_its_memory_runs_out(String service, Limits limits) {
        assumeLive(service);
        Meanwhile<List<ControlGroup>> meanwhile = hogged.get().get(service);
        Map<String, List<Exchange>> answers = meanwhile.answers();
        assumeFalse(
                answers.isEmpty() && meanwhile.notAsked().isEmpty(), "there is no neighbour that promises to answer");

        assertThatAll(answers.values().stream().flatMap(List::stream).toList()).haveStatus(200);
        meanwhile.notAsked().forEach(this::assertThatItRunsOn);
        meanwhile.notAsked().stream().findFirst().ifPresent(one -> {
            throw one.reason();
        });
        assertThat(answers)
                .allSatisfy((neighbour, said) -> assertThat(said).as(neighbour).hasSizeGreaterThan(1));
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void no_more_than_the_promised_processes_can_be_made(String service, Limits limits) {
        assumeLive(service);

        assertThat(forked.get().get(service)).forkedUpTo(limits.pids());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(Promises.Limits.class)
    void its_own_processes_outlive_all_of_this(String service, Limits limits) {
        assumeLive(service);
        burned.get();
        hogged.get();
        forked.get();

        eventuallyWithin(service + " is well", stack.contract().healthyWithin().duration())
                .of(() -> stack.replicas().of(service), tier -> {
                    assertThat(tier).isWell();
                    assertThat(tier.replicas())
                            .extracting(Replica::id, Replica::startedAt)
                            .contains(tuple(
                                    strained.get(service).id(),
                                    strained.get(service).startedAt()));
                });
    }

    private void assertThatItRunsOn(NotAsked one) {
        Replica before = one.neighbour();
        assertThat(stack.replicas().afresh(before))
                .as("%s after memory of others had run out", before.instance())
                .returns(before.state(), Replica::state)
                .returns(before.startedAt(), Replica::startedAt);
    }

    private void assumeLive(String service) {
        assumeFalse(stack.contract().services().get(service).completes(), "it has completed: it has no control group");
        assertThat(strained).as("services with a live replica").containsKey(service);
    }

    private Map<String, ControlGroup> burn() {
        return byService(
                groups.burn(wanting(service -> promised.get(service).cpus() < PROCESSORS, limits -> limits.cpus())));
    }

    /** In two halves, so that each has neighbours that are left alone. */
    private Map<String, Meanwhile<List<ControlGroup>>> hog() {
        List<String> services = List.copyOf(strained.keySet());
        return Stream.of(0, 1)
                .map(half -> IntStream.range(0, services.size())
                        .filter(index -> index % 2 == half)
                        .mapToObj(services::get)
                        .toList())
                .flatMap(half -> hog(half).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Meanwhile<List<ControlGroup>>> hog(List<String> services) {
        Map<Replica, Long> wanting =
                wanting(services::contains, limits -> 2 * limits.memory().count());
        Meanwhile<List<ControlGroup>> seen = neighbours.during(() -> groups.hog(wanting), wanting.keySet());
        return services.stream().collect(Collectors.toMap(Function.identity(), service -> seen));
    }

    private Map<String, ControlGroup> fork() {
        return byService(groups.fork(wanting(service -> true, limits -> limits.pids() + 16)));
    }

    private <N extends Number> Map<Replica, N> wanting(Predicate<String> services, Function<Limits, N> amount) {
        return strained.values().stream()
                .filter(replica -> services.test(replica.service()))
                .collect(Collectors.toMap(
                        Function.identity(), replica -> amount.apply(promised.get(replica.service()))));
    }

    private static Map<String, ControlGroup> byService(List<ControlGroup> groups) {
        return groups.stream().collect(Collectors.toMap(group -> group.replica().service(), Function.identity()));
    }
}
