package dev.seaworthy.bench;

import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.PooledHttpClient;
import dev.seaworthy.probe.http.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * Throughput in a closed loop and latency in an open loop, of the stack and of a peer in turn; the one that is not
 * measured is paused.
 */
final class LoadBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Duration LATENCY_ROUND = Duration.ofSeconds(20);
    private static final Request VISIT = Request.get("http://localhost/");
    private static final Pattern NUMBER = Pattern.compile("visited (\\d+) times");
    private static final String RATE = "requests/s";

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "Throughput and latency: the stack and a peer (nginx, 3 × Flask, Redis with appendfsync always)";
    }

    @Override
    public List<Row> run(Results results) {
        try (Deployment peer = Deployment.of(Path.of("bench/peers/flask"));
                Deployment stack = Deployment.ofStack()) {
            Wrk wrk = Wrk.of(stack);
            peer.pause();
            wrk.run(stack, "/", WARM_UP);
            List<Row> rows = new ArrayList<>();
            Map<String, Samples> rates = rates(wrk, stack, peer, rows);
            rows.addAll(memory(stack));
            rows.addAll(latencies(stack, peer, (int) (rates.get("visits").median() / 2)));
            return rows;
        }
    }

    private static Map<String, Samples> rates(Wrk wrk, Deployment stack, Deployment peer, List<Row> rows) {
        Map<String, List<Double>> rates = new TreeMap<>();
        List<Double> uncounted = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = number(stack);
            Wrk.Load visits = wrk.run(stack, "/", ROUND);
            uncounted.add((double) (number(stack) - before - 1 - visits.requests()));
            add(rates, "visits", visits);
            add(rates, "passthrough", wrk.run(stack, "/passthrough", ROUND));
            stack.pause();
            peer.unpause();
            if (round == 0) {
                wrk.run(peer, "/", WARM_UP);
            }
            add(rates, "peer", wrk.run(peer, "/", ROUND));
            peer.pause();
            stack.unpause();
        }
        Map<String, Samples> samples = new TreeMap<>();
        rates.forEach((what, values) -> samples.put(what, new Samples(values)));
        Samples visits = samples.get("visits");
        rows.add(Row.figure("GET / of the stack", RATE, visits));
        rows.add(Row.figure(
                "GET /passthrough of the stack: the same way without a write", RATE, samples.get("passthrough")));
        rows.add(Row.figure("GET / of the peer", RATE, samples.get("peer")));
        rows.add(new Row(
                "GET / compared with GET /passthrough",
                "×",
                visits.dividedBy(samples.get("passthrough")),
                Budget.atLeast(0.6)));
        rows.add(new Row(
                "GET / of the stack compared with the peer",
                "×",
                visits.dividedBy(samples.get("peer")),
                Budget.atLeast(3)));
        rows.add(new Row(
                "visits that were counted without a response: those in flight at the end",
                "visits",
                new Samples(uncounted),
                new Budget(
                        "0 to " + Wrk.CONNECTIONS,
                        value -> uncounted.stream().allMatch(one -> one >= 0 && one <= Wrk.CONNECTIONS))));
        return samples;
    }

    private static void add(Map<String, List<Double>> rates, String what, Wrk.Load load) {
        rates.computeIfAbsent(what, ignored -> new ArrayList<>()).add(load.perSecond());
    }

    /** Counts a visit. */
    private static long number(Deployment stack) {
        try (PooledHttpClient client = new PooledHttpClient(stack.stack(), 1)) {
            Exchange exchange = client.send(VISIT);
            Matcher number = NUMBER.matcher(exchange.body());
            if (!number.find()) {
                throw new IllegalStateException("no number of visits: " + exchange);
            }
            return Long.parseLong(number.group(1));
        }
    }

    /** After more than 60 s of load. */
    private static List<Row> memory(Deployment stack) {
        return List.of(
                new Row("memory of a frontend after the load", "MiB", memory(stack, "frontend"), Budget.atMost(120)),
                new Row("memory of an API after the load", "MiB", memory(stack, "api"), Budget.atMost(200)));
    }

    private static Samples memory(Deployment stack, String service) {
        return new Samples(stack.replicas(service).stream()
                .map(Replica::id)
                .map(id -> stack.stack()
                        .cli()
                        .docker(ROUND.multipliedBy(2), "stats", "--no-stream", "--format", "{{.MemUsage}}", id))
                .map(DockerSize::firstMebibytes)
                .toList());
    }

    private static List<Row> latencies(Deployment stack, Deployment peer, int perSecond) {
        Latencies ours = new Latencies();
        Latencies theirs = new Latencies();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(OpenLoopRecorder.record(stack, VISIT, perSecond, LATENCY_ROUND));
            stack.pause();
            peer.unpause();
            theirs.add(OpenLoopRecorder.record(peer, VISIT, perSecond, LATENCY_ROUND));
            peer.pause();
            stack.unpause();
        }
        String at = " at %d visits/s, half of the rate above".formatted(perSecond);
        return List.of(
                Row.figure("median latency of the stack" + at, "ms", ours.at(50)),
                new Row("p99 of the stack" + at, "ms", ours.at(99), Budget.atMost(50)),
                new Row("p99.9 of the stack" + at, "ms", ours.at(99.9), Budget.atMost(150)),
                Row.figure("median latency of the peer" + at, "ms", theirs.at(50)),
                Row.figure("p99 of the peer" + at, "ms", theirs.at(99)),
                Row.figure("p99.9 of the peer" + at, "ms", theirs.at(99.9)),
                new Row("p99 compared with the peer", "×", ours.at(99).dividedBy(theirs.at(99)), Budget.atMost(1)),
                new Row(
                        "p99.9 compared with the peer",
                        "×",
                        ours.at(99.9).dividedBy(theirs.at(99.9)),
                        Budget.atMost(1)));
    }

    /** The histograms of several rounds. */
    private static final class Latencies {
        private final List<Histogram> rounds = new ArrayList<>();

        void add(Histogram micros) {
            rounds.add(micros);
        }

        /** @return a percentile of every round, in milliseconds */
        Samples at(double percentile) {
            return new Samples(rounds.stream()
                    .map(round -> round.getValueAtPercentile(percentile) / 1e3)
                    .toList());
        }
    }
}
