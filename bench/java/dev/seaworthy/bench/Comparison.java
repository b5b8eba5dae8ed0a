package dev.seaworthy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Two quantities that were measured in turn, so that a change of the host's speed affects both. */
record Comparison(Samples one, Samples other) {
    private static final int ROUNDS = 5;

    /** @param one like {@code other}, called with the number of the round, from 0 */
    static Comparison inTurn(IntToDoubleFunction one, IntToDoubleFunction other) {
        List<Double> ones = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ones.add(one.applyAsDouble(round));
            others.add(other.applyAsDouble(round));
        }
        return new Comparison(new Samples(ones), new Samples(others));
    }
}
