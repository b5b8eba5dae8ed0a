package dev.seaworthy.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The time of the suite itself: for a stack of one service, and for the stack of this repository. */
final class SuiteBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final Path ONE_SERVICE = Path.of("bench/stacks/one-service");

    @Override
    public String name() {
        return "suite";
    }

    @Override
    public String title() {
        return "Time of the suite";
    }

    @Override
    public List<Row> run(Results results) {
        List<VerifyRun> small = Stream.generate(() -> VerifyRun.of("-Dstack=" + ONE_SERVICE))
                .limit(ROUNDS)
                .toList();
        VerifyRun quick = VerifyRun.of("-Pquick");
        VerifyRun whole = VerifyRun.of();
        return List.of(
                Row.figure("bin/verify for a stack of one service", "s", samples(small, VerifyRun::seconds)),
                new Row(
                        "the same without the time in which checks were in progress",
                        "s",
                        samples(small, run -> run.seconds() - run.secondsOfChecks()),
                        Budget.atMost(12)),
                new Row("bin/verify -Pquick", "s", Samples.of(quick.seconds()), Budget.atMost(150)),
                new Row("bin/verify", "s", Samples.of(whole.seconds()), Budget.atMost(360)));
    }

    private static Samples samples(List<VerifyRun> runs, ToDoubleFunction<VerifyRun> figure) {
        return new Samples(runs.stream().mapToDouble(figure).boxed().toList());
    }
}
