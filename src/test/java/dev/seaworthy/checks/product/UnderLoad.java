package dev.seaworthy.checks.product;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.evidence.HistoryPlot;
import dev.seaworthy.evidence.TrialTable;
import dev.seaworthy.probe.Crowd;
import dev.seaworthy.probe.Episode;
import dev.seaworthy.probe.Exchange;
import dev.seaworthy.probe.Exchanges;
import dev.seaworthy.probe.History;
import dev.seaworthy.probe.Http;
import dev.seaworthy.probe.Kept;
import dev.seaworthy.probe.Load;
import dev.seaworthy.probe.Offered;
import dev.seaworthy.probe.Passage;
import dev.seaworthy.probe.ProxyLog;
import dev.seaworthy.probe.Seed;
import dev.seaworthy.probe.SteadyLoad;
import dev.seaworthy.probe.Tally;
import dev.seaworthy.probe.Trial;
import dev.seaworthy.stack.ComposeProject;
import dev.seaworthy.stack.Faults;
import dev.seaworthy.stack.InconclusiveException;
import dev.seaworthy.stack.Replica;
import dev.seaworthy.stack.TooSlowException;
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
record UnderLoad(ComposeProject stack, Faults faults, String name, Seed seed) {
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

    UnderLoad(ComposeProject stack, Faults faults, String name) {
        this(stack, faults, name, Seed.get());
    }

    /** Of which service an instance is disturbed, and how. */
    record Disturbed(String service, Disturbance disturbance) {}

    /** Disturbs one instance of a service, which the seed chooses, once. */
    Trial disturb(String service, Disturbance disturbance) {
        return during(random -> Stream.of(new Disturbed(service, disturbance)));
    }

    /** Disturbs one instance after another for that long, each well again before the next; every choice in its turn. */
    Trial disturbFor(Duration time, List<Disturbed> choices) {
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
    private Trial during(Function<Random, Stream<Disturbed>> disturbances) {
        stack.contract()
                .services()
                .keySet()
                .forEach(service -> eventually(service + " is well", CALM)
                        .beforehand(
                                () -> stack.replicas().of(service),
                                tier -> assertThat(tier).isWell()));
        warmUp();
        Kept before = Kept.in(stack);
        List<Episode> episodes = new ArrayList<>();
        try (SteadyLoad load = new SteadyLoad(stack, name, seed)) {
            try {
                steady(load);
                Random random = seed.of("what is done to " + name);
                Passage passage = disturbances
                        .apply(random)
                        .map(next -> disturb(load, next, random, episodes))
                        .reduce(Passage.NONE, Passage::and);
                return tried(load.stop(), episodes, before, passage);
            } catch (Throwable verdict) {
                showAllTheSame(load, episodes, verdict);
                throw verdict;
            }
        }
    }

    private Trial tried(History whole, List<Episode> episodes, Kept before, Passage soFar) {
        Passage passage = eventually("the edge has logged all that it answered", LOGGED)
                .beforehand(
                        () -> soFar.and(
                                passageSince(whole.began().plus(whole.until()).minus(OVERLAP))),
                        complete -> assertThat(whole.acknowledged())
                                .filteredOn(offered -> complete.id(offered).isEmpty())
                                .isEmpty());
        remember(whole, passage);
        Tally tally = Tally.of(whole, passage, UNSETTLED, before, Kept.in(stack));
        Trial trial = new Trial(seed, List.copyOf(episodes), whole, tally, passage);
        TrialTable.attach(trial);
        HistoryPlot.attach(whole, episodes);
        return trial;
    }

    /** As far as it is known; what the stores kept is not. */
    private void showAllTheSame(SteadyLoad load, List<Episode> episodes, Throwable verdict) {
        attempt(load::stop, verdict);
        History soFar = load.soFar();
        UNSETTLED.addAll(load.pending());
        remember(soFar, Passage.NONE);
        attempt(() -> TrialTable.attach(seed, soFar), verdict);
        attempt(() -> HistoryPlot.attach(soFar, episodes), verdict);
        attempt(() -> remember(soFar, passageSince(soFar.began())), verdict);
    }

    private static void attempt(Runnable step, Throwable verdict) {
        try {
            step.run();
        } catch (RuntimeException e) {
            verdict.addSuppressed(e);
        }
    }

    private static void remember(History whole, Passage passage) {
        whole.failed().forEach(offered -> {
            UNSETTLED.add(offered.mark());
            passage.id(offered).ifPresent(UNSETTLED::add);
        });
    }

    /**
     * By clients that wait for their answers: applications that have just been started would be overrun by others, and
     * what an overrun does is not asked here. Both kinds of requests, since each has code of its own to be compiled.
     */
    private void warmUp() {
        Load visitors = new Load(stack, new Exchanges());
        Crowd writers = new Crowd(new Http(stack, new Exchanges()));
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

    private Passage passageSince(Instant since) {
        return Passage.of(name, since, new ProxyLog(stack, "edge"), new ProxyLog(stack, "api-lb"));
    }

    /** @return the way of the requests meanwhile */
    private Passage disturb(SteadyLoad load, Disturbed disturbed, Random random, List<Episode> episodes) {
        List<Replica> instances = stack.replicas().of(disturbed.service()).live();
        Replica victim = instances.get(random.nextInt(instances.size()));
        Instant began = Instant.now();
        Episode episode = Episode.of(victim, disturbed.disturbance().words(), began);
        episodes.add(episode);
        Scene scene = new Scene(stack, faults, load, victim, began);
        disturbed.disturbance().strike(scene);
        aSecondIsAnswered(load);
        disturbed.disturbance().heal(scene);
        Instant healed = Instant.now();
        scene.seesAllWellAgain();
        episodes.set(episodes.size() - 1, episode.ended(scene.back(healed), Instant.now()));
        calm(load, load.settled());
        return passageSince(began.minus(OVERLAP));
    }

    private void steady(SteadyLoad load) {
        eventually("a second of load is answered swiftly", CALM)
                .beforehand(
                        () -> load.last(A_SECOND),
                        last -> assertThat(last.latency(0.99)).isLessThan(SWIFT));
        History before = load.soFar();
        List<Offered> failed = someFailedOf(before);
        if (!failed.isEmpty() && before.failed().stream().allMatch(before::timedOutWhileStarved)) {
            throw new TooSlowException(
                    "requests failed before anything was done: " + failed, before.time(failed.getFirst()));
        }
        assertThat(failed).as("requests that failed before anything was done").isEmpty();
    }

    private void aSecondIsAnswered(SteadyLoad load) {
        Duration until = load.elapsed().plus(A_SECOND);
        eventually("what is asked in a second meanwhile is answered, well or not", ENDED)
                .beforehand(load::settled, settled -> assertThat(settled).isGreaterThan(until));
    }

    private void calm(SteadyLoad load, Duration since) {
        eventually("a second of load is answered without a failure after all is well again", CALM)
                .of(() -> load.last(A_SECOND), last -> {
                    assertThat(last.until().minus(A_SECOND)).isGreaterThan(since);
                    assertThat(someFailedOf(last)).isEmpty();
                });
    }

    private static List<Offered> someFailedOf(History history) {
        return history.failed().stream().limit(3).toList();
    }
}
