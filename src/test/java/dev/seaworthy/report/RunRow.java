package dev.seaworthy.report;

/**
 * The result of one row of a check.
 *
 * @param check simple name of the outermost class
 * @param method name of the method; empty if the class failed before its methods ran
 * @param row display name of the invocation; empty if the method has no rows
 * @param outcome the verdict
 * @param reason of a verdict other than {@link Outcome#HOLDS}; otherwise empty
 */
public record RunRow(String check, String method, String row, Outcome outcome, String reason) {
    /** @return the obligation in words and, in brackets, the row */
    public String title() {
        String obligation = method.replace('_', ' ');
        return row.isEmpty() ? obligation : obligation.isEmpty() ? row : obligation + " [" + row + "]";
    }
}
