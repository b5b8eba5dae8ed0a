package dev.seaworthy.load;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Decides whatever a run leaves to chance: the order of requests, their jitter, which instance is disturbed. The same
 * seed, given as {@code -Dseed=N}, decides the same again, of one check alone as of all.
 */
public record Seed(long value) {
    private static final Seed OF_THE_RUN = ofTheRun();

    private static Seed ofTheRun() {
        long chosen = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1, 1_000_000));
        System.out.printf("The seed of this run is %d: -Dseed=%d repeats its choices.%n", chosen, chosen);
        return new Seed(chosen);
    }

    public static Seed get() {
        return OF_THE_RUN;
    }

    /** @param use what is chosen, so that one choice does not depend on which others were made before it */
    public Random of(String use) {
        return new Random(value * 31 + use.hashCode());
    }
}
