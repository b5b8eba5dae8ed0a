package dev.seaworthy.report.page;

import dev.seaworthy.report.ObservedValue;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.ValueTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value that a check observed, with the verdict about it.
 *
 * @param row whose attachment contains the value
 */
record JudgedValue(ReportedRow row, String service, ObservedValue value, Outcome outcome) {
    /**
     * A check may run others on a stack of its own, and has their attachments.
     *
     * @param checks whose rows judge the values
     * @return the values of every attachment of this table, in the order of the rows
     */
    static List<JudgedValue> of(ReportedRun run, ValueTable table, List<String> checks) {
        return run.rows().stream()
                .filter(row -> checks.contains(row.run().check()))
                .flatMap(row -> judged(row, table))
                .toList();
    }

    /** If some values of a violated row deviate, its verdict is about them, and the others hold. */
    private static Stream<JudgedValue> judged(ReportedRow row, ValueTable table) {
        List<JudgedValue> values = row.attachments().stream()
                .flatMap(attachment -> table.service(attachment.name()).stream()
                        .flatMap(service -> table.values(attachment.text()).stream()
                                .map(value -> new JudgedValue(row, service, value, row.outcome()))))
                .toList();
        boolean someDeviate = row.outcome() == Outcome.VIOLATED
                && values.stream().anyMatch(one -> one.value().deviates());
        return values.stream()
                .map(one -> someDeviate && !one.value().deviates()
                        ? new JudgedValue(row, one.service(), one.value(), Outcome.HOLDS)
                        : one);
    }

    /** @return the sign of the verdict, which links to the explanation of its row if there is one */
    Html mark() {
        return outcome == row.outcome() ? RequirementsSection.mark(row) : Mark.of(outcome);
    }
}
