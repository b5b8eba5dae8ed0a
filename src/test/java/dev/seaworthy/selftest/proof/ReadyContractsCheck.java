package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.StackExtension;
import dev.seaworthy.report.Requirement;
import dev.seaworthy.selftest.proof.ReadyContract.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges stacks that somebody could submit for the contracts in {@code contracts}: one complies, and each other one has
 * a mistake, which is a Compose file on top.
 */
@DisplayName("Ready contracts")
@Tag("cases")
@ExtendWith(StackExtension.class)
@Requirement({"HARNESS-10", "HARNESS-13"})
final class ReadyContractsCheck {
    /** These stacks need less than a submission may take, and the end of a run is observed for as long. */
    private static final String HEALTHY_WITHIN = "40s";

    @TempDir
    private Path copy;

    static List<ReadyContract> complying() {
        return ReadyContract.selected().stream()
                .filter(ready -> ready.submission().complies())
                .toList();
    }

    static List<ReadyContract> violating() {
        return ReadyContract.selected().stream()
                .filter(ready -> !ready.submission().complies())
                .toList();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("complying")
    @ResourceLock(CaseRun.COMPLIANT)
    void every_promise_of_the_contract_holds(ReadyContract ready) throws IOException {
        judge(ready);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("violating")
    @ResourceLock(CaseRun.VIOLATING)
    void exactly_the_broken_promises_of_the_contract_are_reported(ReadyContract ready) throws IOException {
        judge(ready);
    }

    private void judge(ReadyContract ready) throws IOException {
        Submission submission = ready.submission();
        copy(submission.directory());
        if (!submission.complies()) {
            Files.writeString(copy.resolve("compose.override.yaml"), submission.compose());
        }

        new CaseRun(copy, Map.of("contract", ready.contract().toString(), "contract.healthy-within", HEALTHY_WITHIN))
                .judge(submission.expected());
    }

    private void copy(Path stack) throws IOException {
        try (Stream<Path> files = Files.list(stack)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }
}
