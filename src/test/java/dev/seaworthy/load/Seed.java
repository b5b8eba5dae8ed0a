package dev.seaworthy.load;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Seed of all random choices of a run: the order of requests, their jitter, the replica that gets a fault. The same
 * seed, given as {@code -Dseed=N}, repeats the choices of the whole run or of a single check.
 */
public record Seed(long value) {
    private static final Seed OF_THE_RUN = ofTheRun();

    private static Seed ofTheRun() {
        long chosen = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1, 1_000_000));
        System.out.printf("Random seed of this run: %d. -Dseed=%d repeats its choices.%n", chosen, chosen);
        return new Seed(chosen);
    }

    public static Seed get() {
        return OF_THE_RUN;
    }

    /** @param use names the choice, so that it does not depend on the choices made before it */
    public Random of(String use) {
        return new Random(value * 31 + use.hashCode());
    }
}
