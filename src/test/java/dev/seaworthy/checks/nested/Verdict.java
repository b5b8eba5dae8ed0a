package dev.seaworthy.checks.nested;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one check of a run said.
 *
 * @param check its class
 * @param row its method, and for a row of many the row
 * @param message of a verdict that is not {@link Outcome#HOLDS}
 */
public record Verdict(String check, String row, Outcome outcome, String message) {
    /** The three verdicts, and none: a check that did not apply. */
    public enum Outcome {
        HOLDS,
        VIOLATED,
        NOT_OBSERVED,
        SKIPPED
    }

    @JsonIgnore
    public boolean is(Outcome other) {
        return outcome == other;
    }

    @Override
    public String toString() {
        return "%s › %s: %s%s".formatted(check, row, outcome, message.isEmpty() ? "" : ": " + message);
    }
}
