package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.selftest.proof.CaseFile.Expected;
import dev.seaworthy.selftest.proof.ReadyContract.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadyContractTest {
    @Test
    void every_ready_contract_has_a_stack_that_complies_and_three_that_do_not() throws IOException {
        Map<Path, List<Submission>> submissions = ReadyContract.all().stream()
                .collect(Collectors.groupingBy(
                        ReadyContract::contract, Collectors.mapping(ReadyContract::submission, Collectors.toList())));

        assertThat(submissions).containsOnlyKeys(contracts());
        assertThat(submissions.values())
                .allSatisfy(ofContract -> assertThat(ofContract)
                        .filteredOn(Submission::complies)
                        .singleElement()
                        .returns(Expected.NONE, Submission::expected))
                .allSatisfy(ofContract -> assertThat(ofContract)
                        .filteredOn(submission -> !submission.complies())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .noneMatch(
                                submission -> submission.expected().violated().isEmpty()));
    }

    private static List<Path> contracts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("contracts"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }
}
