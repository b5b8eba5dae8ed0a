package dev.seaworthy.bench;

import java.util.function.DoublePredicate;

/**
 * The limit of a quantity, by which its median is judged.
 *
 * @param text for the table; empty if there is none
 */
record Budget(String text, DoublePredicate isMetBy) {
    /** For a figure that only explains others. */
    static final Budget NONE = new Budget("", value -> true);

    static Budget atMost(double limit) {
        return new Budget("≤ " + Samples.number(limit), value -> value <= limit);
    }

    static Budget atLeast(double limit) {
        return new Budget("≥ " + Samples.number(limit), value -> value >= limit);
    }
}
