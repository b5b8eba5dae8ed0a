package dev.seaworthy.aws.reachability.judge;

/** @param message one sentence that names the resources, by their logical ids, that decide */
public record Finding(Verdict verdict, String message) {
    static Finding violated(String sentence, Object... values) {
        return new Finding(Verdict.VIOLATED, sentence.formatted(values));
    }

    static Finding inconclusive(String sentence, Object... values) {
        return new Finding(Verdict.INCONCLUSIVE, sentence.formatted(values));
    }

    @Override
    public String toString() {
        return verdict + ": " + message;
    }
}
