package dev.seaworthy.report.grade;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import dev.seaworthy.report.VerdictFile;
import java.util.List;
import java.util.Optional;

/**
 * A stack that was judged by a contract that others are judged by too.
 *
 * @param name also that of the directory of its reports
 * @param run the result of the run; empty if it did not finish
 * @param ending how the run ended, in one sentence
 */
record Submission(String name, Optional<VerdictFile> run, String ending) {
    List<RunRow> rows() {
        return run.map(VerdictFile::rows).orElse(List.of());
    }

    /** @param promise {@code SERVICE.KEY}, or a key of the contract */
    Judgement judgement(String promise, Contract contract) {
        return run.isEmpty()
                ? new Judgement(Outcome.INCONCLUSIVE, ending)
                : Judgement.of(rows().stream()
                        .filter(row -> PromiseOfRow.of(row, contract).contains(promise))
                        .toList());
    }
}
