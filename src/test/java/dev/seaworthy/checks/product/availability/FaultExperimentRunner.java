package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.product.messages.Messages;
import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.load.ClosedLoopLoad;
import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.OpenLoopLoad;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.store.StoreSnapshot;
import dev.seaworthy.report.FaultExperimentTable;
import dev.seaworthy.report.HistoryPlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Disturbs the stack while it is under steady load. Every service is well before, and a second of load without a
 * failure goes before each disturbance and comes after it. Whatever becomes of it, the report shows the load.
 *
 * @param name of the load, and of what the seed chooses for it
 */
record FaultExperimentRunner(ComposeProject stack, Faults faults, String name, Seed seed) {
    /** Of a request; what is later was asked of another stack than the one that was disturbed. */
    static final Duration LATE = Duration.ofSeconds(1);

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** Of 99 requests in a hundred, before anything is done: well below what a disturbance costs. */
    private static final Duration SWIFT = Duration.ofMillis(500);

    private static final Duration LOGGED = Duration.ofSeconds(5);
    /** The logs are read bit by bit; longer than it takes to be steady or calm, of which each has {@link #CALM}. */
    private static final Duration OVERLAP = Duration.ofSeconds(150);

    private static final int WARMING = 1_000;
    private static final int VISITORS = 16;
    private static final int WRITERS = 4;
    private static final Duration WARM = Duration.ofSeconds(60);
    /** Twice the 10 s of the promise, so that what is late is told as such. */
    private static final Duration CALM = Duration.ofSeconds(20);
    /** A request has ended, well or not, when its client has waited for 21 s. */
    private static final Duration ENDED = Duration.ofSeconds(25);

    /** Ids and marks of those of this run that ended without an acknowledgement: some may still be on their way. */
    private static final Set<String> UNSETTLED = ConcurrentHashMap.newKeySet();

    FaultExperimentRunner(ComposeProject stack, Faults faults, String name) {
        this(stack, faults, name, Seed.get());
    }

    /** Of which service an instance is disturbed, and how. */
    record Disturbed(String service, Fault fault) {}

    /** Disturbs one instance of a service, which the seed chooses, once. */
    FaultExperiment disturb(String service, Fault fault) {
        return during(random -> Stream.of(new Disturbed(service, fault)));
    }

    /** Disturbs one instance after another for that long, each well again before the next; every choice in its turn. */
    FaultExperiment disturbFor(Duration time, List<Disturbed> choices) {
        return during(random -> {
            Instant end = Instant.now().plus(time);
            return Stream.generate(() -> shuffled(choices, random))
                    .flatMap(List::stream)
                    .takeWhile(next -> Instant.now().isBefore(end));
        });
    }

    private static List<Disturbed> shuffled(List<Disturbed> choices, Random random) {
        List<Disturbed> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** @param disturbances asked for when the load is steady */
    private FaultExperiment during(Function<Random, Stream<Disturbed>> disturbances) {
        stack.contract()
                .services()
                .keySet()
                .forEach(service -> eventually(service + " is well", CALM)
                        .beforehand(
                                () -> stack.replicas().of(service),
                                tier -> assertThat(tier).isRunningAndHealthy()));
        warmUp();
        StoreSnapshot before = StoreSnapshot.in(stack);
        List<FaultWindow> faultWindows = new ArrayList<>();
        try (OpenLoopLoad load = new OpenLoopLoad(stack, name, seed)) {
            try {
                steady(load);
                Random random = seed.of("what is done to " + name);
                RequestTrace trace = disturbances
                        .apply(random)
                        .map(next -> disturb(load, next, random, faultWindows))
                        .reduce(RequestTrace.NONE, RequestTrace::and);
                return tried(load.stop(), faultWindows, before, trace);
            } catch (Throwable verdict) {
                showAllTheSame(load, faultWindows, verdict);
                throw verdict;
            }
        }
    }

    private FaultExperiment tried(
            History whole, List<FaultWindow> faultWindows, StoreSnapshot before, RequestTrace soFar) {
        RequestTrace trace = eventually("the edge has logged all that it answered", LOGGED)
                .beforehand(
                        () -> soFar.and(
                                traceSince(whole.began().plus(whole.until()).minus(OVERLAP))),
                        complete -> assertThat(whole.acknowledged())
                                .filteredOn(operation -> complete.id(operation).isEmpty())
                                .isEmpty());
        remember(whole, trace);
        ConsistencyChecker consistency =
                ConsistencyChecker.of(whole, trace, UNSETTLED, before, StoreSnapshot.in(stack));
        FaultExperiment experiment = new FaultExperiment(seed, List.copyOf(faultWindows), whole, consistency, trace);
        FaultExperimentTable.attach(experiment);
        HistoryPlot.attach(whole, faultWindows);
        return experiment;
    }

    /** As far as it is known; what the stores kept is not. */
    private void showAllTheSame(OpenLoopLoad load, List<FaultWindow> faultWindows, Throwable verdict) {
        attempt(load::stop, verdict);
        History soFar = load.soFar();
        UNSETTLED.addAll(load.pending());
        remember(soFar, RequestTrace.NONE);
        attempt(() -> FaultExperimentTable.attach(seed, soFar), verdict);
        attempt(() -> HistoryPlot.attach(soFar, faultWindows), verdict);
        attempt(() -> remember(soFar, traceSince(soFar.began())), verdict);
    }

    private static void attempt(Runnable step, Throwable verdict) {
        try {
            step.run();
        } catch (RuntimeException e) {
            verdict.addSuppressed(e);
        }
    }

    private static void remember(History whole, RequestTrace trace) {
        whole.failed().forEach(operation -> {
            UNSETTLED.add(operation.mark());
            trace.id(operation).ifPresent(UNSETTLED::add);
        });
    }

    /**
     * By clients that wait for their answers: applications that have just been started would be overrun by others, and
     * what an overrun does is not asked here. Both kinds of requests, since each has code of its own to be compiled.
     */
    private void warmUp() {
        ClosedLoopLoad visitors = new ClosedLoopLoad(stack, new Exchanges());
        ClosedLoopClients writers = new ClosedLoopClients(new Http(stack, new Exchanges()));
        List<Exchange> written = writers.during(
                () -> eventually("visits by some who wait are swift, so that the applications are warm", WARM)
                        .beforehand(
                                () -> visitors.visits(WARMING, VISITORS),
                                visits -> assertThat(visits)
                                        .allMatch(visit -> visit.status() == 200, "is answered")
                                        .filteredOn(visit -> visit.elapsed().compareTo(SWIFT) > 0)
                                        .hasSizeLessThan(WARMING / 100)),
                WRITERS,
                () -> Messages.json("warming up " + UUID.randomUUID()));
        if (written.stream().anyMatch(answer -> answer.status() != 201)) {
            throw new InconclusiveException(
                    "messages were refused before anything was done: what becomes of them is not known");
        }
    }

    private RequestTrace traceSince(Instant since) {
        return RequestTrace.of(name, since, new ProxyLog(stack, "edge"), new ProxyLog(stack, "api-lb"));
    }

    /** @return the way of the requests meanwhile */
    private RequestTrace disturb(
            OpenLoopLoad load, Disturbed disturbed, Random random, List<FaultWindow> faultWindows) {
        List<Replica> instances = stack.replicas().of(disturbed.service()).live();
        Replica target = instances.get(random.nextInt(instances.size()));
        Instant began = Instant.now();
        FaultWindow window = FaultWindow.of(target, disturbed.fault().words(), began);
        faultWindows.add(window);
        FaultContext context = new FaultContext(stack, faults, load, target, began);
        disturbed.fault().inject(context);
        aSecondIsAnswered(load);
        disturbed.fault().recover(context);
        Instant recovered = Instant.now();
        context.awaitAllHealthy();
        faultWindows.set(faultWindows.size() - 1, window.ended(context.back(recovered), Instant.now()));
        calm(load, load.settled());
        return traceSince(began.minus(OVERLAP));
    }

    private void steady(OpenLoopLoad load) {
        eventually("a second of load is answered swiftly", CALM)
                .beforehand(
                        () -> load.last(A_SECOND),
                        last -> assertThat(last.latency(0.99)).isLessThan(SWIFT));
        History before = load.soFar();
        List<Operation> failed = someFailedOf(before);
        if (!failed.isEmpty() && before.failed().stream().allMatch(before::timedOutWhileStarved)) {
            throw new TooSlowException(
                    "requests failed before anything was done: " + failed, before.time(failed.getFirst()));
        }
        assertThat(failed).as("requests that failed before anything was done").isEmpty();
    }

    private void aSecondIsAnswered(OpenLoopLoad load) {
        Duration until = load.elapsed().plus(A_SECOND);
        eventually("what is asked in a second meanwhile is answered, well or not", ENDED)
                .beforehand(load::settled, settled -> assertThat(settled).isGreaterThan(until));
    }

    private void calm(OpenLoopLoad load, Duration since) {
        eventually("a second of load is answered without a failure after all is well again", CALM)
                .of(() -> load.last(A_SECOND), last -> {
                    assertThat(last.until().minus(A_SECOND)).isGreaterThan(since);
                    assertThat(someFailedOf(last)).isEmpty();
                });
    }

    private static List<Operation> someFailedOf(History history) {
        return history.failed().stream().limit(3).toList();
    }
}
