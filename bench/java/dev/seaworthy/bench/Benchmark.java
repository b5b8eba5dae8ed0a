package dev.seaworthy.bench;

import java.util.List;

/** Measures quantities that need the same deployments. */
interface Benchmark {
    /** @return the argument of {@code bin/bench} that selects it */
    String name();

    /** @return what it measures, as a heading */
    String title();

    /**
     * @param results for plots and tables beside the rows
     * @throws dev.seaworthy.docker.InconclusiveException if something cannot be measured
     */
    List<Row> run(Results results);
}
