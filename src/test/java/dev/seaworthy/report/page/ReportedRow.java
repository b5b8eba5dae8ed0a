package dev.seaworthy.report.page;

import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row with what the report says of it beside its verdict.
 *
 * @param number its position in the run
 * @param suite the title of its check
 * @param families the groups of its requirements; the stack and its contract if it is another stack
 * @param requirements the id and the sentence of each, or promises of the contract of another stack
 * @param result with attachments and times; empty if the row never started
 */
record ReportedRow(
        int number,
        RunRow run,
        String suite,
        List<String> families,
        List<String> requirements,
        Optional<AllureResult> result) {

    /**
     * A row that never started has the title of its check, and the requirements of its method, if another row has a
     * result.
     *
     * @param check the results of the row's check
     */
    static ReportedRow of(int number, RunRow row, List<AllureResult> check) {
        Optional<AllureResult> result =
                check.stream().filter(one -> one.name().equals(name(row))).findFirst();
        Optional<AllureResult> labelled = Stream.concat(
                        result.stream(),
                        check.stream().filter(one -> one.method().equals(row.method())))
                .findFirst();
        return new ReportedRow(
                number,
                row,
                check.stream().map(AllureResult::suite).findFirst().orElse(row.check()),
                labelled.map(one -> one.labels("epic")).orElse(List.of()),
                labelled.map(one -> one.labels("feature")).orElse(List.of()),
                result);
    }

    private static String name(RunRow row) {
        return (row.method().replace('_', ' ') + " " + row.row()).strip();
    }

    Outcome outcome() {
        return run.outcome();
    }

    /** @return the obligation in words; the row if its check failed before the methods ran */
    String obligation() {
        return run.method().isEmpty() ? run.row() : run.method().replace('_', ' ');
    }

    /** @return what the obligation is about in this row, such as a service; empty if the method has no rows */
    String subject() {
        return run.method().isEmpty() ? "" : run.row();
    }

    String anchor() {
        return "row-" + number;
    }

    boolean isUnresolved() {
        return outcome() != Outcome.HOLDS && outcome() != Outcome.SKIPPED;
    }

    /** @return the family of a requirement by the beginning of its id; the only family of another stack */
    String family(String requirement) {
        String id = requirement.replaceFirst("(?s)-\\d+(:.*)?$", "");
        return families.stream()
                .filter(family -> families.size() == 1 || family.startsWith(id + ":"))
                .findFirst()
                .orElse("");
    }

    List<Attachment> attachments() {
        return result.map(AllureResult::attachments).orElse(List.of());
    }
}
