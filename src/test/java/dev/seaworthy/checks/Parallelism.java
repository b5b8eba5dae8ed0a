package dev.seaworthy.checks;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.probe.http.Target;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfiguration;
import org.junit.platform.engine.support.hierarchical.ParallelExecutionConfigurationStrategy;

/**
 * Sets how many checks run in parallel: three per CPU on a fast host, since checks wait more than they compute, and
 * fewer the longer a container takes to start, and the more runs share the host. Too many would delay all of them.
 */
public final class Parallelism implements ParallelExecutionConfigurationStrategy {
    /** The system property with the number of runs that share this host; 1 by default. */
    public static final String RUNS = "parallel.runs";

    private static final int PER_PROCESSOR = 3;
    /** One for the shared stack and one for its variants. */
    private static final int LEAST = 2;

    private static final int MOST = 12;

    /** The thread of the check that waits for all others: {@link AtEndOfRun}. */
    private static final int WAITING = 1;

    /** JUnit instantiates it by its class name in {@code pom.xml}. */
    public Parallelism() {}

    @Override
    public ParallelExecutionConfiguration createConfiguration(ConfigurationParameters parameters) {
        // a run with a target starts no container
        HostSpeed speed = Target.ofRun().isPresent() ? HostSpeed.current() : HostSpeed.measured();
        int threads = of(Runtime.getRuntime().availableProcessors(), Integer.getInteger(RUNS, 1), speed);
        System.out.printf("Host speed: %s. Parallel checks: %d%n", speed, threads);
        return new Fixed(threads + WAITING);
    }

    static int of(int processors, int runs, HostSpeed speed) {
        return Math.clamp(Math.round(PER_PROCESSOR * processors / speed.factor() / runs), LEAST, MOST);
    }

    private record Fixed(int threads) implements ParallelExecutionConfiguration {
        @Override
        public int getParallelism() {
            return threads;
        }

        @Override
        public int getMinimumRunnable() {
            return 0;
        }

        @Override
        public int getMaxPoolSize() {
            return threads;
        }

        @Override
        public int getCorePoolSize() {
            return threads;
        }

        @Override
        public int getKeepAliveSeconds() {
            return 30;
        }

        @Override
        public Predicate<? super ForkJoinPool> getSaturatePredicate() {
            return pool -> true;
        }
    }
}
