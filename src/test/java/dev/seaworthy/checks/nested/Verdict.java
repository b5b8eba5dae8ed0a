package dev.seaworthy.checks.nested;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.seaworthy.report.Outcome;

/**
 * The verdict of one check of a nested run.
 *
 * @param check its class
 * @param row its method and, for a parameterized check, the row
 * @param message of a verdict that is not {@link Outcome#HOLDS}
 */
public record Verdict(String check, String row, Outcome outcome, String message) {
    @JsonIgnore
    public boolean is(Outcome other) {
        return outcome == other;
    }

    @Override
    public String toString() {
        return "%s › %s: %s%s".formatted(check, row, outcome, message.isEmpty() ? "" : ": " + message);
    }
}
