package dev.seaworthy.checks.product.availability;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.FaultExperiment;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.OpenLoopLoad;
import dev.seaworthy.load.RequestTrace;
import dev.seaworthy.load.Seed;
import dev.seaworthy.probe.http.ProxyLog;
import dev.seaworthy.probe.store.StoreSnapshot;
import dev.seaworthy.report.FaultExperimentTable;
import dev.seaworthy.report.HistoryPlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Injects faults while the stack is under steady load. Every service is healthy before, and a second of load without a
 * failure precedes and follows each fault; after it, every replica serves requests again. The report shows the load,
 * whatever the outcome.
 *
 * @param name of the load, and of the choices that the seed makes for it
 */
record FaultExperimentRunner(ComposeStack stack, Faults faults, String name, Seed seed) {
    /** How late a request may be sent: a later one meets the stack in another state than the scheduled one. */
    static final Duration LATE = Duration.ofSeconds(1);

    private static final Duration LOGGED = Duration.ofSeconds(5);
    /**
     * The logs are read piecewise; longer than it takes to be steady or calm, each at most {@link SteadyState#TIMEOUT}.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(150);

    /** Ids and marks of this run's requests that ended without an acknowledgement: some may still take effect. */
    private static final Set<String> UNSETTLED = ConcurrentHashMap.newKeySet();

    /**
     * How often each name was used: a mutant repeats an experiment in the same stack, and the marks of its requests
     * must be unique within the run.
     */
    private static final Map<String, Integer> USES = new ConcurrentHashMap<>();

    FaultExperimentRunner {
        int use = USES.merge(name, 1, Integer::sum);
        name = use == 1 ? name : "%s-%d".formatted(name, use);
    }

    FaultExperimentRunner(ComposeStack stack, Faults faults, String name) {
        this(stack, faults, name, Seed.get());
    }

    /** The service whose replica gets the fault, and the fault. */
    record PlannedFault(String service, Fault fault) {
        private static final Set<String> STORES = Set.of("database", "messages");

        /** A fault of a store is an outage of the requests that need it, whatever happens to its only container. */
        FaultKind kind() {
            return STORES.contains(service) ? FaultKind.STORE_OUTAGE : fault.kind();
        }
    }

    /** Injects the fault once, into a replica of the service that the seed chooses. */
    FaultExperiment inject(String service, Fault fault) {
        return during(random -> Stream.of(new PlannedFault(service, fault)));
    }

    /**
     * Injects one fault after another for that long, each after the recovery from the last; every choice in its turn.
     */
    FaultExperiment injectFor(Duration time, List<PlannedFault> choices) {
        return during(random -> {
            Instant end = Instant.now().plus(time);
            return Stream.generate(() -> shuffled(choices, random))
                    .flatMap(List::stream)
                    .takeWhile(next -> Instant.now().isBefore(end));
        });
    }

    private static List<PlannedFault> shuffled(List<PlannedFault> choices, Random random) {
        List<PlannedFault> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** @param plan evaluated when the load is steady */
    private FaultExperiment during(Function<Random, Stream<PlannedFault>> plan) {
        stack.contract()
                .services()
                .keySet()
                .forEach(service -> eventually(service + " is healthy", SteadyState.TIMEOUT)
                        .beforehand(
                                () -> stack.replicas().of(service),
                                tier -> assertThat(tier).isRunningAndHealthy()));
        new WarmUp(stack).run();
        StoreSnapshot before = StoreSnapshot.in(stack);
        List<FaultWindow> faultWindows = new ArrayList<>();
        try (OpenLoopLoad load = new OpenLoopLoad(stack, name, seed)) {
            try {
                new SteadyState(load).awaitSteady();
                Random random = seed.of("what is done to " + name);
                RequestTrace trace = plan.apply(random)
                        .map(next -> inject(load, next, random, faultWindows))
                        .reduce(RequestTrace.NONE, RequestTrace::and);
                return completed(load.stop(), faultWindows, before, trace);
            } catch (Throwable verdict) {
                reportIncomplete(load, faultWindows, verdict);
                throw verdict;
            }
        }
    }

    private FaultExperiment completed(
            History whole, List<FaultWindow> faultWindows, StoreSnapshot before, RequestTrace soFar) {
        RequestTrace trace = eventually("the edge has logged all its responses", LOGGED)
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

    /** Attaches the load so far to the report; the content of the stores is unknown. */
    private void reportIncomplete(OpenLoopLoad load, List<FaultWindow> faultWindows, Throwable verdict) {
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

    private RequestTrace traceSince(Instant since) {
        return RequestTrace.of(name, since, new ProxyLog(stack, "edge"), new ProxyLog(stack, "api-lb"));
    }

    /** @return the trace of the requests meanwhile */
    private RequestTrace inject(
            OpenLoopLoad load, PlannedFault planned, Random random, List<FaultWindow> faultWindows) {
        List<Replica> instances = stack.replicas().of(planned.service()).live();
        Replica target = instances.get(random.nextInt(instances.size()));
        Instant began = Instant.now();
        FaultWindow window = FaultWindow.of(target, planned.fault().words(), planned.kind(), began);
        faultWindows.add(window);
        FaultContext context = new FaultContext(stack, faults, load, target, began);
        planned.fault().inject(context);
        context.awaitOneSecondEnded();
        planned.fault().recover(context);
        Instant recovered = Instant.now();
        context.awaitAllServing(recovered);
        faultWindows.set(faultWindows.size() - 1, window.ended(context.back(recovered), Instant.now()));
        Duration over = load.elapsed();
        RequestTrace trace = traceSince(began.minus(OVERLAP));
        new SteadyState(load).awaitNoFailureSince(over); // immediately before the next fault
        return trace;
    }
}
